import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { reference, template } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileHttp } from './run.ts'
import { words } from './words.ts'

export const httpMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const pair = z.strictObject({ key: z.string().max(200).default(''), value: template })
const mapping = z.strictObject({ path: z.string().max(200).default(''), variable: reference })

const settings = z.strictObject({
  method: field(z.enum(httpMethods).default('GET'), { control: 'select', options: httpMethods }),
  url: field(template, { control: 'template' }),
  headers: field(z.array(pair).max(30).default([]), { control: 'pairs', group: 'more', secrets: true }),
  body: field(template, { control: 'template', when: { field: 'method', is: ['POST', 'PUT', 'PATCH', 'DELETE'] } }),
  mappings: field(z.array(mapping).max(30).default([]), { control: 'mappings' }),
  timeoutSeconds: field(z.number().min(1).max(120).default(10), { control: 'number', group: 'more' }),
})
export type HttpSettings = z.infer<typeof settings>

export const httpNode: NodeDefinition<HttpSettings> = {
  type: 'http',
  version: 1,
  group: 'act',
  kind: 'act',
  icon: 'globe',
  settings,
  create: () => ({ method: 'GET', url: '', headers: [], body: '', mappings: [], timeoutSeconds: 10 }),
  ports: () => [
    { id: 'ok', fallsThrough: true },
    { id: 'failed', failure: true },
  ],
  uses: ({ url, headers, body, mappings }) => ({
    templates: [
      { field: 'url', text: url },
      ...headers.map(({ value }, index) => ({ field: `headers.${index}`, text: value, secrets: true })),
      { field: 'body', text: body },
    ],
    writes: mappings.map(({ variable }) => variable).filter((variable) => variable !== ''),
    waits: true,
    outside: true,
  }),
  compile: compileHttp,
  words,
  examples,
}

import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { idSchema, reference, template } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileExtract } from './run.ts'
import { words } from './words.ts'

const kinds = ['number', 'date', 'email', 'phone', 'orderNumber', 'idNumber', 'address', 'entity', 'described'] as const
const item = z.strictObject({
  id: idSchema,
  /** described: whatever the description says, found by the model. */
  kind: field(z.enum(kinds).default('entity'), { control: 'select', options: kinds }),
  entityId: field(reference, { control: 'entity', when: { field: 'kind', is: ['entity'] } }),
  description: field(z.string().max(300).default(''), { control: 'text', when: { field: 'kind', is: ['described'] } }),
  variable: field(reference, { control: 'variable' }),
})

const settings = z.strictObject({
  source: field(template.unwrap().default('{{ message.text }}'), { control: 'template' }),
  items: field(z.array(item).max(20).default([]), { control: 'rows' }),
})
export type ExtractSettings = z.infer<typeof settings>

export const extractNode: NodeDefinition<ExtractSettings> = {
  type: 'extract',
  version: 1,
  group: 'understand',
  kind: 'know',
  icon: 'scan-text',
  settings,
  create: () => ({ source: '{{ message.text }}', items: [] }),
  ports: ({ items }) => [
    { id: 'found', fallsThrough: true },
    ...(items.length > 1 ? [{ id: 'partly', optional: true, fallsThrough: true }] : []),
    { id: 'notFound', failure: true },
    ...(items.some(({ kind }) => kind === 'described') ? [{ id: 'failed', failure: true }] : []),
  ],
  uses: ({ source, items }) => ({
    templates: [{ field: 'source', text: source }],
    writes: items.map(({ variable }) => variable).filter((variable) => variable !== ''),
    waits: items.some(({ kind }) => kind === 'described'),
  }),
  compile: compileExtract,
  words,
  examples,
}

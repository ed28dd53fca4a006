import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { template } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileCustomer } from './run.ts'
import { words } from './words.ts'

const pair = z.strictObject({ key: z.string().max(60).default(''), value: template })
const tags = z.array(z.string().max(60)).max(30).default([])

const settings = z.strictObject({
  name: field(template, { control: 'template' }),
  attributes: field(z.array(pair).max(30).default([]), { control: 'pairs' }),
  addTags: field(tags, { control: 'tags' }),
  removeTags: field(tags, { control: 'tags', group: 'more' }),
})
export type CustomerSettings = z.infer<typeof settings>

export const customerNode: NodeDefinition<CustomerSettings> = {
  type: 'customer',
  version: 1,
  group: 'act',
  kind: 'act',
  icon: 'user-pen',
  settings,
  create: () => ({ name: '', attributes: [], addTags: [], removeTags: [] }),
  ports: () => [{ id: 'next', fallsThrough: true }],
  uses: ({ name, attributes }) => ({
    templates: [{ field: 'name', text: name }, ...attributes.map(({ value }, index) => ({ field: `attributes.${index}`, text: value }))],
  }),
  compile: compileCustomer,
  words,
  examples,
}

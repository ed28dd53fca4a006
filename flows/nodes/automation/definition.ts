import { z } from 'zod'
import { expressionSchema } from '../../document/primitives.ts'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { reference } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileAutomation } from './run.ts'
import { words } from './words.ts'

const input = z.strictObject({
  name: field(
    z
      .string()
      .regex(/^[A-Za-z_]\w{0,39}$|^$/, 'Letters, digits and _ only')
      .default(''),
    { control: 'text' },
  ),
  expression: field(expressionSchema.default(''), { control: 'expression' }),
})
const output = z.strictObject({
  path: field(z.string().max(200).default(''), { control: 'text' }),
  variable: field(reference, { control: 'variable' }),
})

const settings = z.strictObject({
  robot: field(z.string().max(120).default(''), { control: 'text' }),
  inputs: field(z.array(input).max(20).default([]), { control: 'rows' }),
  /** Go on only when the run is over. Else the number of the run is kept and its end is an event to wait for. */
  wait: field(z.boolean().default(true), { control: 'switch' }),
  outputs: field(z.array(output).max(20).default([]), { control: 'rows', when: { field: 'wait', is: [true] } }),
  runVariable: field(reference, { control: 'variable', when: { field: 'wait', is: [false] } }),
  timeoutSeconds: field(z.number().min(1).max(3600).default(120), { control: 'number', group: 'more' }),
})
export type AutomationSettings = z.infer<typeof settings>

export const automationNode: NodeDefinition<AutomationSettings> = {
  type: 'automation',
  version: 1,
  group: 'act',
  kind: 'act',
  icon: 'bot',
  settings,
  create: () => ({ robot: '', inputs: [], wait: true, outputs: [], runVariable: '', timeoutSeconds: 120 }),
  ports: () => [
    { id: 'ok', fallsThrough: true },
    { id: 'failed', failure: true },
  ],
  uses: ({ inputs, wait, outputs, runVariable }) => ({
    expressions: inputs.map(({ expression }, index) => ({ field: `inputs.${index}`, expression })),
    writes: (wait ? outputs.map(({ variable }) => variable) : [runVariable]).filter((variable) => variable !== ''),
    waits: true,
  }),
  compile: compileAutomation,
  words,
  examples,
}

import { z } from 'zod'
import { expressionSchema } from '../../document/primitives.ts'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { reference } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileRunFlow } from './run.ts'
import { words } from './words.ts'

const input = z.strictObject({
  input: field(reference, { control: 'flowInput' }),
  expression: field(expressionSchema.default(''), { control: 'expression' }),
})
const output = z.strictObject({
  output: field(reference, { control: 'flowOutput' }),
  variable: field(reference, { control: 'variable' }),
})

const settings = z.strictObject({
  flowId: field(reference, { control: 'flow' }),
  inputs: field(z.array(input).max(30).default([]), { control: 'rows' }),
  outputs: field(z.array(output).max(30).default([]), { control: 'rows' }),
})
export type RunFlowSettings = z.infer<typeof settings>

export const runFlowNode: NodeDefinition<RunFlowSettings> = {
  type: 'run-flow',
  version: 1,
  group: 'decide',
  kind: 'pass',
  icon: 'workflow',
  settings,
  create: () => ({ flowId: '', inputs: [], outputs: [] }),
  ports: () => [{ id: 'next', fallsThrough: true }],
  // Whether the other flow waits is its own affair; the engine's visit limit covers the case that it does not.
  uses: ({ flowId, inputs, outputs }) => ({
    flows: [flowId],
    waits: true,
    expressions: inputs.map(({ expression }, index) => ({ field: `inputs.${index}`, expression })),
    writes: outputs.map(({ variable }) => variable).filter((variable) => variable !== ''),
  }),
  compile: compileRunFlow,
  words,
  examples,
}

import { z } from 'zod'
import { expressionSchema } from '../../document/primitives.ts'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { reference } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileCode } from './run.ts'
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
  /** The body of a function of `input`; what it returns is the result. */
  source: field(z.string().max(20_000).default(''), { control: 'code' }),
  inputs: field(z.array(input).max(20).default([]), { control: 'rows' }),
  outputs: field(z.array(output).max(20).default([]), { control: 'rows' }),
})
export type CodeSettings = z.infer<typeof settings>

export const codeNode: NodeDefinition<CodeSettings> = {
  type: 'code',
  version: 1,
  group: 'decide',
  kind: 'act',
  icon: 'code',
  settings,
  create: () => ({ source: 'return { ok: true }', inputs: [], outputs: [] }),
  ports: () => [
    { id: 'ok', fallsThrough: true },
    { id: 'failed', failure: true },
  ],
  uses: ({ inputs, outputs }) => ({
    expressions: inputs.map(({ expression }, index) => ({ field: `inputs.${index}`, expression })),
    writes: outputs.map(({ variable }) => variable).filter((variable) => variable !== ''),
    waits: true,
  }),
  compile: compileCode,
  words,
  examples,
}

import { z } from 'zod'
import { expressionSchema } from '../../document/primitives.ts'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { reference } from '../shared/schemas.ts'
import { words } from './words.ts'

const value = z.strictObject({
  variable: field(reference, { control: 'ownOutput' }),
  expression: field(expressionSchema.default(''), { control: 'expression' }),
})
/** `values`: outputs of this flow set at the last moment; the others go back as they stand. */
const settings = z.strictObject({ values: field(z.array(value).max(30).default([]), { control: 'rows' }) })
export type ReturnSettings = z.infer<typeof settings>

export const returnNode: NodeDefinition<ReturnSettings> = {
  type: 'return',
  version: 1,
  group: 'decide',
  kind: 'pass',
  icon: 'corner-down-left',
  settings,
  create: () => ({ values: [] }),
  ports: () => [],
  uses: ({ values }) => ({
    ends: true,
    expressions: values.map(({ expression }, index) => ({ field: `values.${index}`, expression })),
    writes: values.map(({ variable }) => variable).filter((variable) => variable !== ''),
  }),
  compile({ values }, compiler) {
    const steps = values.map(({ variable, expression }) => ({ variable, value: compiler.expression(expression) }))
    return {
      enter(run) {
        for (const { variable, value } of steps) run.set(variable, value(run))
        return { leave: true }
      },
    }
  },
  words,
  examples: [
    {
      name: 'in the outermost flow it ends the conversation',
      settings: {},
      expect: [
        { kind: 'owner', owner: 'closed' },
        { kind: 'close', outcome: 'resolved' },
      ],
    },
  ],
}

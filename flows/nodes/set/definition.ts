import { z } from 'zod'
import { expressionSchema } from '../../document/primitives.ts'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { reference } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileSet } from './run.ts'
import { words } from './words.ts'

const assignment = z.strictObject({ variable: reference, expression: expressionSchema.default('') })

const settings = z.strictObject({ assignments: field(z.array(assignment).max(30).default([]), { control: 'assignments' }) })
export type SetSettings = z.infer<typeof settings>

export const setNode: NodeDefinition<SetSettings> = {
  type: 'set',
  version: 1,
  group: 'decide',
  kind: 'pass',
  icon: 'variable',
  settings,
  create: () => ({ assignments: [] }),
  ports: () => [{ id: 'next', fallsThrough: true }],
  uses: ({ assignments }) => ({
    expressions: assignments.map(({ expression }, index) => ({ field: `assignments.${index}`, expression })),
    writes: assignments.map(({ variable }) => variable).filter((variable) => variable !== ''),
  }),
  compile: compileSet,
  words,
  examples,
}

import { z } from 'zod'
import { conditionSchema } from '../../document/condition.ts'
import { expressionSchema } from '../../document/primitives.ts'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { reference } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileRepeat } from './run.ts'
import { words } from './words.ts'

const modes = ['list', 'until'] as const

/** Runs a flow again and again: once for each item of a list, or until a condition holds. What it looks like inside is the flow's own picture. */
const settings = z.strictObject({
  flowId: field(reference, { control: 'flow' }),
  mode: field(z.enum(modes).default('list'), { control: 'select', options: modes }),
  list: field(expressionSchema.default(''), { control: 'expression', expects: 'list', when: { field: 'mode', is: ['list'] } }),
  until: field(conditionSchema.default({ kind: 'all', items: [] }), { control: 'condition', when: { field: 'mode', is: ['until'] } }),
  itemInput: field(reference, { control: 'flowInput', when: { field: 'mode', is: ['list'] } }),
  numberInput: field(reference, { control: 'flowInput', group: 'more' }),
  output: field(reference, { control: 'flowOutput', group: 'more' }),
  collect: field(reference, { control: 'variable', group: 'more' }),
  limit: field(z.int().min(1).max(50).default(20), { control: 'number', group: 'more' }),
})
export type RepeatSettings = z.infer<typeof settings>

export const repeatNode: NodeDefinition<RepeatSettings> = {
  type: 'repeat',
  version: 1,
  group: 'decide',
  kind: 'pass',
  icon: 'repeat',
  settings,
  create: () => ({
    flowId: '',
    mode: 'list',
    list: '',
    until: { kind: 'all', items: [] },
    itemInput: '',
    numberInput: '',
    output: '',
    collect: '',
    limit: 20,
  }),
  ports: () => [
    { id: 'done', fallsThrough: true },
    { id: 'limit', failure: true },
  ],
  uses: ({ flowId, mode, list, until, collect }) => ({
    flows: [flowId],
    waits: true,
    ...(mode === 'list'
      ? { expressions: [{ field: 'list', expression: list, expects: 'list' as const }] }
      : { conditions: [{ field: 'until', condition: until }] }),
    writes: collect === '' ? [] : [collect],
  }),
  compile: compileRepeat,
  words,
  examples,
}

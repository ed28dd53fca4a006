import { z } from 'zod'
import { conditionSchema } from '../../document/condition.ts'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { idSchema } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileBranch } from './run.ts'
import { words } from './words.ts'

const branch = z.strictObject({ id: idSchema, name: z.string().max(80).default(''), when: conditionSchema })

const settings = z.strictObject({ branches: field(z.array(branch).max(30).default([]), { control: 'branches' }) })
export type BranchSettings = z.infer<typeof settings>

export const branchNode: NodeDefinition<BranchSettings> = {
  type: 'branch',
  version: 1,
  group: 'decide',
  kind: 'pass',
  icon: 'split',
  settings,
  create: () => ({
    branches: [{ id: 'a', name: '', when: { kind: 'all', items: [{ kind: 'compare', field: '', operator: 'equals', value: '' }] } }],
  }),
  ports: ({ branches }) => [
    ...branches.map(({ id, name }, index) => ({
      id: `branch:${id}`,
      label: name === '' ? { 'zh-CN': `分支 ${index + 1}`, en: `Branch ${index + 1}` } : { 'zh-CN': name, en: name },
    })),
    { id: 'else', fallsThrough: true },
  ],
  uses: ({ branches }) => ({ conditions: branches.map(({ id, when }) => ({ field: `branches.${id}`, condition: when })) }),
  compile: compileBranch,
  words,
  examples,
}

import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { idSchema, reference } from '../shared/schemas.ts'
import { stickyChance } from '../shared/sticky.ts'
import { words } from './words.ts'

const part = z.strictObject({
  id: idSchema,
  name: field(z.string().max(80).default(''), { control: 'text' }),
  weight: field(z.number().min(0).max(1000).default(50), { control: 'number' }),
})

const settings = z.strictObject({
  parts: field(z.array(part).max(10).default([]), { control: 'rows' }),
  /** The same customer always goes the same way. */
  sticky: field(z.boolean().default(true), { control: 'switch' }),
  /** Keeps the name of the part, to compare results by. */
  variable: field(reference, { control: 'variable', group: 'more' }),
})
export type SplitSettings = z.infer<typeof settings>

export const splitNode: NodeDefinition<SplitSettings> = {
  type: 'split',
  version: 1,
  group: 'decide',
  kind: 'pass',
  icon: 'percent',
  settings,
  create: () => ({
    parts: [
      { id: 'a', name: 'A', weight: 50 },
      { id: 'b', name: 'B', weight: 50 },
    ],
    sticky: true,
    variable: '',
  }),
  ports: ({ parts }) => parts.map(({ id, name }) => ({ id: `part:${id}`, label: { 'zh-CN': name, en: name } })),
  uses: ({ variable }) => ({ writes: variable === '' ? [] : [variable] }),
  compile({ parts, sticky, variable }) {
    let total = 0
    const ends = parts.map(({ weight }) => {
      total += weight
      return total
    })
    return {
      enter(run) {
        const at = (sticky ? stickyChance(run) : run.random()) * total
        const chosen = parts.find((_, index) => at < (ends[index] ?? 0)) ?? parts.at(-1)
        if (!chosen) return { port: 'none' }
        run.set(variable, chosen.name || chosen.id)
        return { port: `part:${chosen.id}` }
      },
    }
  },
  words,
  examples: [
    {
      name: 'a weight of nothing is never chosen',
      settings: {
        parts: [
          { id: 'a', weight: 0 },
          { id: 'b', name: '新版', weight: 1 },
        ],
        variable: 'group',
      },
      variables: [{ id: 'group', type: 'text' }],
      expect: [],
      port: 'part:b',
      variablesAfter: { group: '新版' },
    },
    {
      name: 'the same customer always goes the same way',
      settings: {
        parts: [
          { id: 'a', weight: 1 },
          { id: 'b', weight: 1 },
          { id: 'c', weight: 1 },
          { id: 'd', weight: 1 },
        ],
      },
      expect: [],
      port: 'part:b',
    },
  ],
}

import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { reference } from '../shared/schemas.ts'
import { words } from './words.ts'

const settings = z.strictObject({ cardId: field(reference, { control: 'card' }) })
export type GoToSettings = z.infer<typeof settings>

export const goToNode: NodeDefinition<GoToSettings> = {
  type: 'go-to',
  version: 1,
  group: 'decide',
  kind: 'pass',
  icon: 'move-right',
  settings,
  create: () => ({ cardId: '' }),
  ports: () => [],
  uses: ({ cardId }) => ({ cards: [cardId] }),
  compile: ({ cardId }) => ({ enter: () => ({ goTo: { cardId } }) }),
  words,
  examples: [
    {
      name: 'goes on at another card',
      settings: { cardId: 'bye' },
      cards: { bye: [['m', 'end', { message: { 'zh-CN': '再见' } }]] },
      expect: [
        { kind: 'say', text: '再见' },
        { kind: 'owner', owner: 'closed' },
        { kind: 'close', outcome: 'resolved' },
      ],
    },
  ],
}

import { expect, test } from 'vitest'
import { summarise } from './many-result.ts'

test('refusals are gathered by their reason, and only what changed can be taken back', () => {
  const refused = (conversationId: string, code: 'at-capacity' | 'not-owner') => ({ conversationId, ok: false, code, params: {} }) as const
  const results = [
    { conversationId: 'a', ok: true, changed: true },
    refused('b', 'at-capacity'),
    { conversationId: 'c', ok: true, changed: false },
    refused('d', 'not-owner'),
    refused('e', 'at-capacity'),
  ] as const
  expect(summarise(results, ({ code }) => code)).toEqual({
    done: 2,
    changed: ['a'],
    refused: [
      { reason: 'at-capacity', conversationIds: ['b', 'e'] },
      { reason: 'not-owner', conversationIds: ['d'] },
    ],
  })
})

import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { mergeCustomer } from '../../flows/engine/merge-customer.ts'
import { cleanJson } from './clean-json.ts'
import { isPassing } from './commit-queue.ts'
import { newConversationId, shardOfContact, shardOfConversation } from './conversation-id.ts'
import { retryAt } from './effects/retry-at.ts'
import { createLoop } from './loop.ts'
import { createLru } from './lru.ts'
import { compareCursors, parseCursor } from './stream-cursor.ts'

describe('a conversation id', () => {
  test('carries its shard and is ordered by time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1023 }), fc.integer({ min: 1, max: 2 ** 47 }), (shard, now) => {
        const id = newConversationId({ shard, now })
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        expect(shardOfConversation(id)).toBe(shard)
        expect(newConversationId({ shard: 0, now: now + 1 }) > newConversationId({ shard: 1023, now })).toBe(true)
      }),
    )
  })
  test('a contact always has the same shard', () => {
    const key = { workspaceId: 'w', channelId: 'c', externalId: 'v' }
    expect(shardOfContact(key)).toBe(shardOfContact({ ...key }))
    expect(shardOfContact(key)).toBeLessThan(1024)
  })
})

test('the cache forgets what was not used for longest', () => {
  const cache = createLru<string, number>(2)
  cache.set('a', 1)
  cache.set('b', 2)
  cache.get('a')
  cache.set('c', 3)
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3])
})

test('clean JSON holds nothing that Postgres refuses, and leaves everything else alone', () => {
  expect(cleanJson({ 'k\u0000': ['\ud800x', '😀', '\\u0000'] })).toEqual({ 'k\uFFFD': ['\uFFFDx', '😀', '\\u0000'] })
  fc.assert(
    fc.property(fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }), (text) => {
      const clean = cleanJson(text)
      expect(clean.isWellFormed() && !clean.includes('\u0000')).toBe(true)
      expect(cleanJson(clean)).toBe(clean)
    }),
  )
})

test('a broken connection may pass, a broken statement may not', () => {
  const failure = (code: string) => Object.assign(new Error('x'), { code })
  expect(['ECONNRESET', '57P01', '40P01', '08006', '53300'].map((code) => isPassing(failure(code)))).toEqual([true, true, true, true, true])
  expect(['22P02', '23505', '42883'].map((code) => isPassing(failure(code)))).toEqual([false, false, false])
  expect([isPassing(new Error('Connection terminated unexpectedly')), isPassing(new TypeError('x is not a function'))]).toEqual([
    true,
    false,
  ])
})

describe('retries', () => {
  test('wait twice as long each time, about five minutes at most', () => {
    const waits = [0, 1, 2, 20].map((attempts) => retryAt({ now: 0, attempts, deadline: 1e9, retryAfter: null, chance: 0.5 }))
    expect(waits).toEqual([500, 1000, 2000, 300_000])
  })
  test('honour what the other side asks for, and end at the deadline', () => {
    expect(retryAt({ now: 0, attempts: 0, deadline: 1e9, retryAfter: 9000, chance: 0.5 })).toBe(9000)
    expect(retryAt({ now: 0, attempts: 0, deadline: 400, retryAfter: null, chance: 0.5 })).toBeNull()
  })
})

test('cursors order by transaction, then position; nonsense is no cursor', () => {
  expect(['10.2', '9.30', '10.10'].map((text) => parseCursor(text) ?? '0.0').sort(compareCursors)).toEqual(['9.30', '10.2', '10.10'])
  expect(['', 'x', '1', '1.2.3', '-1.2', null].map((text) => parseCursor(text))).toEqual([null, null, null, null, null, null])
})

test('changes of a customer add up', () => {
  const customer = { id: 'u', name: 'A', attributes: { x: 1 }, tags: ['a', 'b'], openTickets: 0, conversations: 0 }
  expect(mergeCustomer(customer, { name: null, attributes: { y: 2 }, addTags: ['c', 'a'], removeTags: ['b'] })).toEqual({
    ...customer,
    attributes: { x: 1, y: 2 },
    tags: ['a', 'c'],
  })
})

test('a loop never runs twice at once, and a poke during a run makes it run again', async () => {
  const ends: (() => void)[] = []
  let running = 0
  let most = 0
  const loop = createLoop({
    longest: 10_000,
    failed() {},
    async run() {
      running += 1
      most = Math.max(most, running)
      await new Promise<void>((resolve) => ends.push(resolve))
      running -= 1
      return 10_000
    },
  })
  await vi.waitFor(() => expect(running).toBe(1))
  loop.poke()
  loop.poke()
  ends[0]?.()
  await vi.waitFor(() => expect(ends).toHaveLength(2))
  ends[1]?.()
  await loop.stop()
  expect([most, ends.length]).toEqual([1, 2])
})

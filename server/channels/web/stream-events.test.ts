import { describe, expect, it } from 'vitest'
import type { Hint } from '../../runtime/contract.ts'
import type { ConversationEventRecord } from '../../runtime/events.ts'
import { type StreamMessage, type StreamSources, streamEvents } from './stream-events.ts'

const record = (conversationId: string, seq: number): ConversationEventRecord => ({
  conversationId,
  seq,
  at: '2026-11-20T10:00:00.000Z',
  kind: 'message.bot',
  actor: 'bot',
  actorId: null,
  epoch: 0,
  body: { text: `${conversationId}/${seq}`, commandId: String(seq), nodeId: null },
})

function world(): { sources: StreamSources; add(conversationId: string, seq: number): void } {
  const events: ConversationEventRecord[] = []
  const listeners = new Set<(hint: Hint) => void>()
  let current: string | null = null
  return {
    sources: {
      currentConversation: async () => current,
      readEvents: async (id, after) => events.filter((event) => event.conversationId === id && event.seq > after),
      queuePosition: async () => null,
      hints: {
        publish: () => undefined,
        subscribe: (listener) => {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
      },
      shardOf: () => 1,
      shard: 1,
    },
    add(conversationId, seq) {
      current = conversationId
      events.push(record(conversationId, seq))
      for (const listener of listeners) listener({ workspaceId: 'w', conversationId, lastSeq: seq })
    },
  }
}

async function take(stream: AsyncGenerator<StreamMessage>, count: number): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < count) {
    const { value, done } = await stream.next()
    if (done) break
    if (value.event === 'event') ids.push(value.id)
  }
  return ids
}

describe('visitor stream', () => {
  it('loses nothing and repeats nothing wherever it is cut', async () => {
    const all = ['a:1', 'a:2', 'a:3', 'b:1', 'b:2']
    for (let cut = 0; cut <= all.length; cut++) {
      const { sources, add } = world()
      for (const id of all) add(id.split(':')[0] ?? '', Number(id.split(':')[1]))
      const first = new AbortController()
      const head = await take(streamEvents({ cursor: 'a:0', sources, signal: first.signal }), cut)
      first.abort()
      const second = new AbortController()
      const tail = await take(streamEvents({ cursor: head.at(-1) ?? 'a:0', sources, signal: second.signal }), all.length - cut)
      second.abort()
      expect([...head, ...tail]).toEqual(all)
    }
  })

  it('follows the visitor into the next conversation', async () => {
    const { sources, add } = world()
    add('a', 1)
    const abort = new AbortController()
    const stream = streamEvents({ cursor: null, sources, signal: abort.signal })
    expect(await take(stream, 1)).toEqual(['a:1'])
    const next = take(stream, 2)
    add('b', 1)
    add('b', 2)
    expect(await next).toEqual(['b:1', 'b:2'])
    abort.abort()
  })
})

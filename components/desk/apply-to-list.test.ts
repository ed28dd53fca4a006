import { describe, expect, it } from 'vitest'
import { applyToList, type ListPages, markedRead } from './apply-to-list.ts'
import type { ConversationRow } from './model.ts'

const row = (id: string, part: Partial<ConversationRow> = {}): ConversationRow =>
  ({
    id,
    owner: 'agent',
    agentId: 'me',
    lastSeq: 1,
    lastMessageAt: '2026-11-20T10:00:00.000Z',
    needsAttention: false,
    ...part,
  }) as ConversationRow
const pages = (...items: ConversationRow[]): ListPages => ({ pages: [{ items, nextCursor: null }], pageParams: [null] })
const ids = (list: ListPages | null): string[] | undefined => list?.pages.flatMap((page) => page.items.map((item) => item.id))

describe('a live list', () => {
  it('puts the conversation with the newest message on top', () => {
    expect(
      ids(applyToList(pages(row('a'), row('b')), 'mine', row('b', { lastSeq: 2, lastMessageAt: '2026-11-20T10:01:00.000Z' }), 'me')),
    ).toEqual(['b', 'a'])
  })
  it('takes out what belongs to somebody else now', () => {
    expect(ids(applyToList(pages(row('a'), row('b')), 'mine', row('a', { agentId: 'other' }), 'me'))).toEqual(['b'])
    expect(ids(applyToList(pages(row('a', { owner: 'bot' })), 'bot', row('a', { owner: 'queue' }), 'me'))).toEqual([])
  })
  it('adds what is new to it and leaves the rest alone', () => {
    expect(ids(applyToList(pages(row('a')), 'mine', row('n', { lastMessageAt: '2026-11-20T10:01:00.000Z' }), 'me'))).toEqual(['n', 'a'])
    expect(ids(applyToList(pages(row('a')), 'mine', row('x', { owner: 'closed' }), 'me'))).toEqual(['a'])
  })
  it('asks the server who stands where among those who wait', () => {
    expect(applyToList(pages(), 'waiting', row('w', { owner: 'queue' }), 'me')).toBeNull()
  })
  it('shows what was read as read', () => {
    const read = markedRead(pages(row('a', { unread: 2 }), row('b', { unread: 1 })), 'a')
    expect(read.pages[0]?.items.map((item) => item.unread)).toEqual([0, 1])
  })
  it('never goes back to an older state', () => {
    const newer = row('a', { lastSeq: 9, preview: 'new' })
    const list = applyToList(pages(newer), 'mine', row('a', { lastSeq: 3, preview: 'old' }), 'me')
    expect(list?.pages[0]?.items[0]?.preview).toBe('new')
  })
})

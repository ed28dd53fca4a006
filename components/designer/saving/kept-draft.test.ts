import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { bigProject } from '../../../flows/testing/big-project.ts'
import type { DesignDocument } from '../contract.ts'
import { createKeeper, dropLeft, type KeptDraft, type LeftDraft, readDrafts, setAside } from './kept-draft.ts'
import { sortLeft } from './sort-left.ts'
import { opens } from './start-draft.ts'

let stored: Map<string, string>
let room: number
const storage = {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, text: string) => {
    if (text.length > room) throw new Error('QuotaExceededError')
    stored.set(key, text)
  },
  removeItem: (key: string) => void stored.delete(key),
  key: (index: number) => [...stored.keys()][index] ?? null,
  get length() {
    return stored.size
  },
} as unknown as Storage
beforeEach(() => {
  stored = new Map()
  room = Number.POSITIVE_INFINITY
})

const start: DesignDocument = { project: bigProject(20), layout: { main: { cards: {}, notes: {} } }, scenarios: [] }
const named = (name: string): DesignDocument => ({ ...start, project: { ...start.project, name } })
const mine = { projectId: 'p', memberId: 'ann' }
const elsewhere = { revision: 99, document: named('the server’s') }
const keep = (visitId: string, kept: KeptDraft) => createKeeper(mine, visitId, storage).keep(kept, { now: true })
const draft = (name: string, revision = 1): KeptDraft => ({ revision, base: start, document: named(name) })
const read = () => readDrafts(mine, elsewhere, storage)

describe('what a visit keeps', () => {
  test('is there as it was, and is its author’s alone, also on a shared computer', () => {
    keep('tab', draft('mine'))
    expect(read()).toMatchObject([{ visitId: 'tab', draft: JSON.parse(JSON.stringify(draft('mine'))) }])
    expect(readDrafts({ ...mine, memberId: 'bob' }, elsewhere, storage)).toEqual([])
  })

  test('is not dropped by another tab that has nothing unsaved', () => {
    keep('one', draft('mine'))
    createKeeper(mine, 'two', storage).drop()
    expect(read()).toHaveLength(1)
    dropLeft(mine, 'one', storage)
    expect(stored.size).toBe(0)
  })

  test('is out of the way of its own visit once it is put aside', () => {
    keep('tab', draft('mine'))
    const left = setAside(mine, read()[0] as LeftDraft, storage)
    createKeeper(mine, 'tab', storage).drop()
    expect(read()).toMatchObject([{ visitId: left.visitId, draft: { document: { project: { name: 'mine' } } } }])
    dropLeft(mine, left.visitId, storage)
    expect(stored.size).toBe(0)
  })

  test('loses nothing when there is no room for putting it aside, whichever write fails', () => {
    for (const failing of [1, 2]) {
      stored = new Map()
      keep('tab', draft('mine'))
      const before = new Map(stored)
      let writes = 0
      const full = {
        getItem: storage.getItem,
        removeItem: storage.removeItem,
        setItem(key: string, text: string) {
          writes += 1
          if (writes === failing) throw new Error('QuotaExceededError')
          stored.set(key, text)
        },
      } as unknown as Storage
      expect(setAside(mine, read()[0] as LeftDraft, full).visitId).toBe('tab')
      expect(new Map([...stored].sort())).toEqual(new Map([...before].sort()))
    }
  })

  test('needs no base of its own as long as the server still has it', () => {
    // The page went before it had a moment to write it.
    createKeeper(mine, 'tab', storage).keep(draft('mine', 7))
    expect(readDrafts(mine, { revision: 7, document: start }, storage)[0]?.draft?.document.project.name).toBe('mine')
    expect(read()[0]).toMatchObject({ draft: null, text: expect.stringContaining('mine') })
  })

  test('that finds no room says so', () => {
    room = 100
    expect(keep('tab', draft('mine'))).toBe(false)
  })

  test('whatever lies in the storage, reading it never fails and drops nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.oneof(fc.string(), fc.json()), (text, base) => {
        stored = new Map([
          ['tandem:draft:p:ann:x', text],
          ['tandem:draft:p:ann:x:base', base],
        ])
        expect(read()).toMatchObject([{ visitId: 'x', text }])
        expect(stored.size).toBe(2)
      }),
    )
  })
})

describe('what becomes of what visits left', () => {
  const sort = (options: { alive?: string[]; readOnly?: boolean } = {}) => {
    const alive = (visitId: string) => (options.alive ?? []).includes(visitId)
    const { start: begin, aside, empty } = sortLeft(read(), { alive, readOnly: options.readOnly ?? false, opens })
    return { start: begin?.visitId, aside: aside.map(({ visitId }) => visitId), empty: empty.map(({ visitId }) => visitId) }
  }
  test('the latest is gone on with, an open tab’s is left to it, the rest is put aside', () => {
    keep('old', draft('old'))
    stored.set(
      'tandem:draft:p:ann:new',
      JSON.stringify({ ...JSON.parse(stored.get('tandem:draft:p:ann:old') ?? ''), at: Date.now() + 1000 }),
    )
    stored.set('tandem:draft:p:ann:new:base', stored.get('tandem:draft:p:ann:old:base') ?? '')
    expect(sort()).toEqual({ start: 'new', aside: ['old'], empty: [] })
    expect(sort({ alive: ['new'] })).toEqual({ start: 'old', aside: [], empty: [] })
  })

  test('who may no longer edit finds it put aside', () => {
    keep('tab', draft('mine'))
    expect(sort({ readOnly: true })).toEqual({ start: undefined, aside: ['tab'], empty: [] })
  })

  test('what cannot be opened is put aside; what has nothing in it is nothing', () => {
    keep('broken', { ...draft('x'), document: { ...start, project: { nonsense: true } as never } })
    keep('same', { revision: 1, base: start, document: start })
    expect(sort()).toEqual({ start: undefined, aside: ['broken'], empty: ['same'] })
  })
})

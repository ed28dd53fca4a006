import { expect, test } from 'vitest'
import { createCommitQueue } from './commit-queue.ts'
import type { TurnEntry } from './turn-entry.ts'
import type { CommitOutcome } from './turn-store.ts'

const entry = (id: string, workspaceId = 'w') => ({ row: { id, workspaceId } }) as TurnEntry
const idsOf = (entries: TurnEntry[]) => entries.map((one) => one.row.id)

function recordingStore(commit: (ids: string[]) => Promise<CommitOutcome[]>) {
  const calls: string[][] = []
  return {
    calls,
    commit(entries: TurnEntry[]) {
      calls.push(idsOf(entries))
      return commit(idsOf(entries))
    },
  }
}
const won = (ids: string[]): CommitOutcome[] => ids.map(() => ({ kind: 'won' }))

test('what waits at the same moment travels together, what comes during a commit with the next one', async () => {
  let open = () => {}
  const store = recordingStore(async (ids) => {
    if (ids.includes('a'))
      await new Promise<void>((resolve) => {
        open = resolve
      })
    return won(ids)
  })
  const queue = createCommitQueue({ store })
  const first = [queue.commit(entry('a')), queue.commit(entry('b'))]
  await new Promise((resolve) => setTimeout(resolve, 5))
  const second = [queue.commit(entry('c')), queue.commit(entry('d'))]
  open()
  expect(await Promise.all([...first, ...second])).toEqual(won(['a', 'b', 'c', 'd']))
  expect(store.calls).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
})

test('an entry the database refuses fails alone', async () => {
  const store = recordingStore(async (ids) => {
    if (ids.includes('bad')) throw Object.assign(new Error('invalid'), { code: '22P02' })
    return won(ids)
  })
  const queue = createCommitQueue({ store })
  const outcomes = await Promise.all(['a', 'b', 'bad', 'd', 'e'].map((id) => queue.commit(entry(id))))
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(['won', 'won', 'refused', 'won', 'won'])
})

test('a broken connection leaves every result of the batch unknown', async () => {
  const queue = createCommitQueue({
    store: recordingStore(async () => {
      throw new Error('Connection terminated unexpectedly')
    }),
  })
  const outcomes = await Promise.all(['a', 'b'].map((id) => queue.commit(entry(id))))
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(['unknown', 'unknown'])
})

test('no batch is larger than the most', async () => {
  const store = recordingStore(async (ids) => won(ids))
  const queue = createCommitQueue({ store, most: 10 })
  await Promise.all(Array.from({ length: 25 }, (_, place) => queue.commit(entry(String(place)))))
  expect(store.calls.map((ids) => ids.length)).toEqual([10, 10, 5])
})

test('a workspace that floods the queue does not hold up the others', async () => {
  const store = recordingStore(async (ids) => won(ids))
  const queue = createCommitQueue({ store, most: 4 })
  const flood = Array.from({ length: 20 }, (_, place) => queue.commit(entry(`loud ${place}`, 'loud')))
  await Promise.all([queue.commit(entry('quiet', 'quiet')), ...flood])
  expect(store.calls[0]).toContain('quiet')
})

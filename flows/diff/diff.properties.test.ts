import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Project } from '../document/project.ts'
import { isSame } from '../document/same.ts'
import { arbitraryProject } from '../testing/arbitraries.ts'
import { arbitraryEdits, makeEdits } from '../testing/arbitrary-edits.ts'
import { applyChanges } from './apply-changes.ts'
import { diffProjects } from './diff-projects.ts'
import { putTogether, takeApart } from './parts.ts'

// A busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

/** Two projects: of one origin most of the time, else of none in common. */
const pair = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(arbitraryProject, arbitraryEdits).map(([a, edits]): [Project, Project] => [a, makeEdits(a, edits)]) },
  { weight: 1, arbitrary: fc.tuple(arbitraryProject, arbitraryProject) },
)

test('a project taken apart and put together again is the same', () => {
  fc.assert(fc.property(arbitraryProject, (a) => void expect(putTogether(takeApart(a), a.id)).toEqual(a)))
})

test('the diff is empty exactly when two projects do the same', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      expect(diffProjects(a, a).changes).toEqual([])
      expect(diffProjects(a, b).changes.length === 0).toBe(isSame({ ...a, id: '' }, { ...b, id: '' }))
    }),
  )
})

test('a diff applied to the first project gives the second', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      expect(isSame(applyChanges(a, diffProjects(a, b).changes), { ...b, id: a.id })).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('the way back is the mirror of the way there', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const mirrored = { added: 'removed', removed: 'added', changed: 'changed', moved: 'moved' } as const
      const there = diffProjects(a, b).changes.map(({ key, how }) => `${key} ${how}`)
      const back = diffProjects(b, a).changes.map(({ key, how }) => `${key} ${mirrored[how]}`)
      expect(back.sort()).toEqual(there.sort())
    }),
  )
})

test('order of keys, which a database may change, never shows', () => {
  fc.assert(
    fc.property(arbitraryProject, (a) => {
      const shuffled = JSON.parse(JSON.stringify(a), (_, value: unknown) =>
        value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
      ) as Project
      expect(diffProjects(a, shuffled).changes).toEqual([])
    }),
  )
})

test('a card is painted exactly when something about it differs', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const { cards } = diffProjects(a, b)
      for (const [flowId, painted] of Object.entries(cards)) {
        for (const [cardId, colour] of Object.entries(painted)) {
          const [before, after] = [a, b].map((project) => project.flows[flowId]?.cards[cardId])
          if (!before || !after) expect(colour).toBe(before ? 'removed' : 'added')
          else if (!isSame(before, after)) expect(colour).toBe('changed')
        }
      }
    }),
  )
})

import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { applyChanges } from '../diff/apply-changes.ts'
import { type Change, diffProjects } from '../diff/diff-projects.ts'
import { openProject } from '../document/open-document.ts'
import { type Project, projectSchema } from '../document/project.ts'
import { arbitraryProject } from '../testing/arbitraries.ts'
import { arbitraryEdits, makeEdits } from '../testing/arbitrary-edits.ts'
import type { Side } from './conflict.ts'
import { mergeProjects } from './merge-projects.ts'

// Each run analyses three projects: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

/** A project and what two people made of it. */
const three = fc
  .tuple(arbitraryProject, arbitraryEdits, arbitraryEdits)
  .map(([base, mine, yours]) => ({ base, ours: makeEdits(base, mine), theirs: makeEdits(base, yours) }))
const same = (a: Project, b: Project) => expect(diffProjects(a, b).changes).toEqual([])

test('what only one side changed is taken, and what both changed alike is taken once', () => {
  fc.assert(
    fc.property(three, ({ base, ours }) => {
      for (const input of [
        { base, ours: base, theirs: ours },
        { base, ours, theirs: base },
        { base, ours, theirs: ours },
      ]) {
        const { project, conflicts, broken } = mergeProjects(input)
        same(project, ours)
        expect([conflicts, broken]).toEqual([[], []])
      }
    }),
    { numRuns: 50 },
  )
})

test('whichever side is called ours, the same comes out when each conflict goes to the same person', () => {
  fc.assert(
    fc.property(three, ({ base, ours, theirs }) => {
      const there = mergeProjects({ base, ours, theirs, otherwise: 'ours' })
      const back = mergeProjects({ base, ours: theirs, theirs: ours, otherwise: 'theirs' })
      same(there.project, back.project)
      expect(there.conflicts.map(({ id }) => id).sort()).toEqual(back.conflicts.map(({ id }) => id).sort())
    }),
    { numRuns: 100 },
  )
})

test('whatever the conflicts and however they are resolved, a valid document comes out', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(three, fc.infiniteStream(fc.constantFrom<Side>('ours', 'theirs')), ({ base, ours, theirs }, sides) => {
      const first = mergeProjects({ base, ours, theirs })
      const resolutions = Object.fromEntries(first.conflicts.map(({ id }): [string, Side] => [id, sides.next().value]))
      const { project } = mergeProjects({ base, ours, theirs, resolutions })
      expect(projectSchema.safeParse(project).error).toBeUndefined()
      expect(openProject(project)).toHaveProperty('project')
    }),
    { numRuns: 100 },
  )
})

test('two projects of no common origin still merge into a valid one', () => {
  fc.assert(
    fc.property(
      arbitraryProject,
      arbitraryProject,
      arbitraryProject,
      fc.constantFrom<Side>('ours', 'theirs'),
      (base, ours, theirs, otherwise) => {
        expect(projectSchema.safeParse(mergeProjects({ base, ours, theirs, otherwise }).project).error).toBeUndefined()
      },
    ),
  )
})

test('edits of different things never conflict, and both are in the result', () => {
  let apart = 0
  fc.assert(
    fc.property(three, ({ base, ours, theirs }) => {
      const [mine, yours] = [diffProjects(base, ours).changes, diffProjects(base, theirs).changes]
      if (mine.length === 0 || yours.length === 0 || meet(mine, yours)) return
      apart += 1
      const { project, conflicts } = mergeProjects({ base, ours, theirs })
      expect(conflicts).toEqual([])
      same(project, applyChanges(applyChanges(base, mine), yours))
    }),
    { numRuns: 200 },
  )
  // The law says something only if there were such edits.
  expect(apart).toBeGreaterThan(15)
})

/** Whether two sets of changes speak of the same piece, or one takes away the flow the other works in. */
function meet(mine: Change[], yours: Change[]): boolean {
  const keys = new Set(mine.map(({ key }) => key))
  const goes = (changes: Change[]) => changes.filter(({ what, how }) => what === 'flow' && how === 'removed').map(({ flowId }) => flowId)
  const works = (changes: Change[], flows: (string | undefined)[]) => changes.some(({ flowId }) => flowId && flows.includes(flowId))
  return yours.some(({ key }) => keys.has(key)) || works(mine, goes(yours)) || works(yours, goes(mine))
}

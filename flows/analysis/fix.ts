import type { Language } from '../document/primitives.ts'
import type { Project } from '../document/project.ts'
import { analyse } from './analyse.ts'
import type { Finding } from './finding.ts'
import { applyEdits, type Edit } from './fixes/edit.ts'
import { type NamedQueue, placeFor } from './fixes/proposal.ts'
import { proposers } from './fixes/proposers.ts'
import { type FixCode, fixTitle } from './fixes/words.ts'
import { placeOf } from './place-of.ts'

/** A change that mends a finding, to be offered as one click. Plain JSON: it may cross the border of a worker. */
export type Fix = {
  code: FixCode
  /** What it does, in a few words. */
  title: Record<Language, string>
  edits: Edit[]
  /** Cards it makes, each with the card it belongs beside: they need a place on the canvas. */
  newCards: { flowId: string; cardId: string; beside: string }[]
}

export type FixOptions = {
  /** The workspace's queues; without them only those the project names are offered and none is checked. */
  queues?: readonly NamedQueue[]
}

/**
 * What can be done about a finding of this project, best first. Each was tried: with it the finding is gone and no error is new.
 * Costs about as many small analyses as there are ways, so ask when a finding is looked at, not for all at once.
 */
export function fixesFor(finding: Finding, project: Project, { queues }: FixOptions = {}): Fix[] {
  const propose = proposers[finding.code]
  if (!propose) return []
  const options = queues ? { queueIds: queues.map(({ id }) => id) } : {}
  const before = errorsIn(analyse(project, options))
  const done = new Set<string>()
  const fixes: Fix[] = []
  for (const { code, params, edits, oneOf, newCards = [] } of propose(placeFor(finding, project, queues ?? []))) {
    if (edits.length === 0 || (oneOf !== undefined && done.has(oneOf))) continue
    const after = analyse(applyEdits(project, edits), options)
    const isGone = after.every((each) => sign(each) !== sign(finding))
    if (!isGone || [...errorsIn(after)].some(([error, count]) => count > (before.get(error) ?? 0))) continue
    if (oneOf !== undefined) done.add(oneOf)
    fixes.push({ code, title: fixTitle(code, params), edits, newCards })
  }
  return fixes
}

/** The project with the fix made; what it does not touch stays the same objects. Where its place is gone by now, nothing happens. */
export function applyFix(project: Project, { edits }: Pick<Fix, 'edits'>): Project {
  return applyEdits(project, edits)
}

/** How often each error is there. */
function errorsIn(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const finding of findings) if (finding.severity === 'error') counts.set(sign(finding), (counts.get(sign(finding)) ?? 0) + 1)
  return counts
}

/** The same complaint at the same place, whatever the things there are called. */
function sign(finding: Finding): string {
  const { card: _, flow: __, count: ___, ...params } = finding.params
  return JSON.stringify([placeOf(finding), params, finding.problem?.code, finding.problem?.params])
}

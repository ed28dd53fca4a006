import type { Finding } from '../analysis/finding.ts'
import type { Layout } from '../document/layout.ts'
import { isSame } from '../document/same.ts'
import type { StoredDocument } from '../document/stored-document.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { Conflict, Resolutions } from './conflict.ts'
import { mergeProjects } from './merge-projects.ts'

export type ThreeDocuments = { base: StoredDocument; ours: StoredDocument; theirs: StoredDocument }
export type MergedDocument = {
  document: StoredDocument
  conflicts: Conflict[]
  /** Errors neither side had. Looked for when asked: analysing is most of the work. */
  broken(): Finding[]
}

/**
 * Two sides' work on one document together: by meaning, card by card and field by field; where a card stands and what a scenario says is taken from
 * whoever changed it.
 */
export function mergeDocuments({ base, ours, theirs }: ThreeDocuments, resolutions: Resolutions = {}): MergedDocument {
  const merged = mergeProjects({ base: base.project, ours: ours.project, theirs: theirs.project, resolutions })
  const { project, conflicts } = merged
  const layout: Layout = {}
  for (const flowId of Object.keys({ ...theirs.layout, ...ours.layout })) {
    const part = (from: StoredDocument, kind: 'cards' | 'notes' | 'frames') => from.layout[flowId]?.[kind] ?? {}
    const places = (kind: 'cards' | 'notes' | 'frames') =>
      mergeParts({ base: part(base, kind), ours: part(ours, kind), theirs: part(theirs, kind) })
    const frames = places('frames')
    layout[flowId] = {
      cards: places('cards'),
      notes: places('notes'),
      ...(Object.keys(frames).length > 0 ? { frames } : {}),
    } as Layout[string]
  }
  const scenarios = mergeById({ base: base.scenarios, ours: ours.scenarios, theirs: theirs.scenarios })
  return { document: { project, layout, scenarios }, conflicts, broken: () => merged.broken }
}

/**
 * The same when earlier states of ours were sent and no answer came: one may have arrived, and theirs may be partly ours. What we
 * changed again since is then no conflict with ourselves.
 */
export function mergeUnanswered(drafts: ThreeDocuments, sent: readonly StoredDocument[]): ReturnType<typeof mergeDocuments> {
  const merged = mergeDocuments(drafts)
  let { conflicts } = merged
  for (const earlier of conflicts.length > 0 ? sent : []) {
    // Where theirs is as we sent it, neither of these two finds a conflict.
    const others = [mergeDocuments({ ...drafts, base: earlier }), mergeDocuments({ ...drafts, ours: earlier })]
    const real = new Set(others.flatMap((each) => each.conflicts.map(({ id }) => id)))
    conflicts = conflicts.filter(({ id }) => real.has(id))
  }
  return { ...merged, conflicts }
}

type Parts<T> = Readonly<Record<string, T>>

/** Ours where we touched it, else theirs; what both changed stays as we have it, and what one changed outlives the other's deleting it. */
function mergeParts<T>({ base, ours, theirs }: { base: Parts<T>; ours: Parts<T>; theirs: Parts<T> }): Record<string, T> {
  const merged: Record<string, T> = {}
  for (const id of Object.keys({ ...theirs, ...ours })) {
    const part = isSame(ours[id], base[id]) ? theirs[id] : (ours[id] ?? (isSame(theirs[id], base[id]) ? undefined : theirs[id]))
    if (part !== undefined) merged[id] = part
  }
  return merged
}

/** In the order of theirs, ours that are new at the end. */
function mergeById(lists: { base: readonly Scenario[]; ours: readonly Scenario[]; theirs: readonly Scenario[] }): Scenario[] {
  const byId = (list: readonly Scenario[]): Parts<Scenario> => Object.fromEntries(list.map((each) => [each.id, each]))
  return Object.values(mergeParts({ base: byId(lists.base), ours: byId(lists.ours), theirs: byId(lists.theirs) }))
}

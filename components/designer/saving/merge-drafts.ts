import { isSame } from '../../../flows/document/same.ts'
import type { Conflict, Resolutions } from '../../../flows/merge/conflict.ts'
import { mergeProjects } from '../../../flows/merge/merge-projects.ts'
import type { Scenario } from '../../../flows/scenarios/scenario.ts'
import type { DesignDocument } from '../contract.ts'

export type ThreeDrafts = { base: DesignDocument; ours: DesignDocument; theirs: DesignDocument }

/**
 * Two people's drafts in one: by meaning, card by card and field by field; where a card stands and what a scenario says is taken from
 * whoever changed it.
 */
export function mergeDrafts(
  { base, ours, theirs }: ThreeDrafts,
  resolutions: Resolutions = {},
): { document: DesignDocument; conflicts: Conflict[] } {
  const { project, conflicts } = mergeProjects({ base: base.project, ours: ours.project, theirs: theirs.project, resolutions })
  const layout: DesignDocument['layout'] = {}
  for (const flowId of Object.keys({ ...theirs.layout, ...ours.layout })) {
    const part = (from: DesignDocument, kind: 'cards' | 'notes' | 'frames') => from.layout[flowId]?.[kind] ?? {}
    const places = (kind: 'cards' | 'notes' | 'frames') =>
      mergeParts({ base: part(base, kind), ours: part(ours, kind), theirs: part(theirs, kind) })
    const frames = places('frames')
    layout[flowId] = {
      cards: places('cards'),
      notes: places('notes'),
      ...(Object.keys(frames).length > 0 ? { frames } : {}),
    } as DesignDocument['layout'][string]
  }
  const scenarios = mergeById({ base: base.scenarios, ours: ours.scenarios, theirs: theirs.scenarios })
  return { document: { project, layout, scenarios }, conflicts }
}

/**
 * The same when earlier states of ours were sent and no answer came: one may have arrived, and theirs may be partly ours. What we
 * changed again since is then no conflict with ourselves.
 */
export function mergeUnanswered(drafts: ThreeDrafts, sent: readonly DesignDocument[]): ReturnType<typeof mergeDrafts> {
  const merged = mergeDrafts(drafts)
  let { conflicts } = merged
  for (const earlier of conflicts.length > 0 ? sent : []) {
    // Where theirs is as we sent it, neither of these two finds a conflict.
    const others = [mergeDrafts({ ...drafts, base: earlier }), mergeDrafts({ ...drafts, ours: earlier })]
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

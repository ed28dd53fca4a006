import { isSame } from '../../../flows/document/same.ts'
import type { Conflict, Resolutions } from '../../../flows/merge/conflict.ts'
import { mergeProjects } from '../../../flows/merge/merge-projects.ts'
import type { DesignDocument } from '../contract.ts'

export type ThreeDrafts = { base: DesignDocument; ours: DesignDocument; theirs: DesignDocument }

/** Two people's drafts in one: by meaning, card by card and field by field; where a card stands is taken from whoever moved it. */
export function mergeDrafts(
  { base, ours, theirs }: ThreeDrafts,
  resolutions: Resolutions = {},
): { document: DesignDocument; conflicts: Conflict[] } {
  const { project, conflicts } = mergeProjects({ base: base.project, ours: ours.project, theirs: theirs.project, resolutions })
  const layout: DesignDocument['layout'] = {}
  for (const flowId of Object.keys({ ...theirs.layout, ...ours.layout })) {
    const part = (from: DesignDocument, kind: 'cards' | 'notes') => from.layout[flowId]?.[kind] ?? {}
    const places = <K extends 'cards' | 'notes'>(kind: K) =>
      mergePlaces({ base: part(base, kind), ours: part(ours, kind), theirs: part(theirs, kind) })
    layout[flowId] = { cards: places('cards'), notes: places('notes') } as DesignDocument['layout'][string]
  }
  return { document: { project, layout }, conflicts }
}

type Places = Readonly<Record<string, unknown>>

/** Ours where we touched it, else theirs; a place both moved stays where we put it. */
function mergePlaces({ base, ours, theirs }: { base: Places; ours: Places; theirs: Places }): Places {
  const merged: Record<string, unknown> = {}
  for (const id of Object.keys({ ...theirs, ...ours })) {
    const place = isSame(ours[id], base[id]) ? theirs[id] : ours[id]
    if (place !== undefined) merged[id] = place
  }
  return merged
}

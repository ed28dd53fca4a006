import type { KeptDraft, LeftDraft } from './kept-draft.ts'

export type SortedLeft = {
  /** What this visit goes on with. */
  start: (LeftDraft & { draft: KeptDraft }) | null
  /** Shown, to be taken out or thrown away by a person: nothing of it is opened unasked. */
  aside: LeftDraft[]
  /** Visits that left nothing. */
  empty: LeftDraft[]
}

/**
 * What becomes of what visits left: those of open tabs are theirs. The latest that can be opened is gone on with, unless the reader may not
 * edit; everything else is put aside, and never dropped.
 */
export function sortLeft(
  left: readonly LeftDraft[],
  { alive, readOnly, opens }: { alive(visitId: string): boolean; readOnly: boolean; opens(draft: KeptDraft): boolean },
): SortedLeft {
  const sorted: SortedLeft = { start: null, aside: [], empty: [] }
  for (const each of left) {
    const { visitId, draft, text } = each
    if (alive(visitId)) continue
    if (draft && draft.document === draft.base) sorted.empty.push(each)
    else if (!sorted.start && !readOnly && draft && opens(draft)) sorted.start = { ...each, draft }
    else if (text !== '') sorted.aside.push(each)
  }
  return sorted
}

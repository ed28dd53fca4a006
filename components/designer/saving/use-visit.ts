'use client'
import { useEffect, useState } from 'react'
import type { DesignDocument } from '../contract.ts'
import { createKeeper, dropLeft, type Keeper, type KeptDraft, type LeftDraft, readDrafts, setAside } from './kept-draft.ts'
import { openVisit } from './open-visit.ts'
import type { Own } from './own.ts'
import { sortLeft } from './sort-left.ts'
import { opens } from './start-draft.ts'

export type Visit = {
  keeper: Keeper
  /** What an earlier visit could not save, to go on with. */
  start: KeptDraft | null
  /** What else earlier visits left. */
  aside: LeftDraft[]
}

/** This tab's part of the browser's storage; null for the moment until it is clear whose is whose. */
export function useVisit(
  { projectId, memberId }: Own,
  stored: { revision: number; document: DesignDocument },
  readOnly: boolean,
): Visit | null {
  const [visit, setVisit] = useState<Visit | null>(null)
  const [known] = useState(stored)
  useEffect(() => {
    const own = { projectId, memberId }
    let gone = false
    let close = (): void => {}
    void openVisit(own).then((opened) => {
      close = opened.close
      if (gone) return close()
      const keeper = createKeeper(own, opened.visitId)
      const { start, aside, empty } = sortLeft(readDrafts(own, known), { alive: opened.alive, readOnly, opens })
      for (const { visitId } of empty) dropLeft(own, visitId)
      // Kept under this visit before it goes from the other.
      if (start && start.visitId !== opened.visitId && keeper.keep(start.draft, { now: true })) dropLeft(own, start.visitId)
      // This tab's own: what it keeps from now on must not take its place.
      const shown = aside.map((left) => (left.visitId === opened.visitId ? setAside(own, left) : left))
      setVisit({ keeper, start: start?.draft ?? null, aside: shown })
    })
    return () => {
      gone = true
      close()
    }
  }, [projectId, memberId, known, readOnly])
  return visit
}

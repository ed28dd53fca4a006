'use client'
import { useEffect } from 'react'
import type { DesignerStore } from '../store.ts'
import { createAnalyst } from './analyst.ts'
import { startFindingsThread } from './start-findings-thread.ts'

/** Keeps the findings those of the draft, a moment after each change, without a cost for the page. */
export function useFindings(store: DesignerStore, queueIds: readonly string[] | null): void {
  useEffect(() => {
    const projectNow = () => store.getState().history.document.project
    const analyst = createAnalyst({
      startThread: startFindingsThread,
      queueIds,
      onFindings: (findings) => store.getState().set({ findings, analysed: true }),
    })
    analyst.look(projectNow())
    const unsubscribe = store.subscribe((now, before) => {
      if (now.history.document.project !== before.history.document.project) analyst.look(projectNow())
    })
    return () => {
      unsubscribe()
      analyst.stop()
    }
  }, [store, queueIds])
}

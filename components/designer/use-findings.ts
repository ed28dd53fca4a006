'use client'
import { useEffect } from 'react'
import { analyse } from '../../flows/analysis/analyse.ts'
import type { DesignerStore } from './store.ts'

/** Analyses the draft a moment after it was changed; the analysis of a thousand cards takes less than a tenth of a second. */
export function useFindings(store: DesignerStore, queueIds: readonly string[] | null): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const run = (): void => {
      const { history, set } = store.getState()
      set({ findings: analyse(history.document.project, queueIds ? { queueIds: [...queueIds] } : {}) })
    }
    run()
    const stop = store.subscribe((now, before) => {
      if (now.history.document.project === before.history.document.project) return
      clearTimeout(timer)
      timer = setTimeout(run, 250)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [store, queueIds])
}

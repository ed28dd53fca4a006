'use client'
import { useEffect } from 'react'
import type { DesignerStore } from '../store.ts'
import { keepSteps } from './kept-steps.ts'
import type { Own } from './own.ts'

/** Keeps one's steps when the page goes or is left. */
export function useKeptSteps(store: DesignerStore, { projectId, memberId }: Own): void {
  useEffect(() => {
    const keep = (): void => {
      const { history, readOnly } = store.getState()
      if (!readOnly) keepSteps({ projectId, memberId }, history)
    }
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') keep()
    }
    window.addEventListener('pagehide', keep)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', hidden)
      keep()
    }
  }, [store, projectId, memberId])
}

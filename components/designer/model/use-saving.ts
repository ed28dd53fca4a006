'use client'
import { useEffect } from 'react'
import { onReturn } from '../../api/connection.ts'
import { useDesigner } from './designer-context.tsx'

/** Saves as the document changes, when the page is left, and when the server is back. */
export function useSaving(): void {
  const { documents, saver } = useDesigner()
  useEffect(() => {
    if (documents.getState().readOnly) return
    const stopWatching = documents.onPatches(() => saver.touch())
    const stopReturn = onReturn(() => void saver.flush())
    const leave = () => {
      // The request may not get through; the copy in the browser is there at once.
      saver.putAway()
      void saver.flush()
    }
    const hide = () => document.visibilityState === 'hidden' && leave()
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', hide)
    return () => {
      leave()
      stopWatching()
      stopReturn()
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', hide)
    }
  }, [documents, saver])
}

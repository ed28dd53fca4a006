'use client'
import { useCallback, useState } from 'react'

const KEY = 'tandem:node-list'
/** From this width of the window on there is room for it beside the canvas and the panel at the right. */
const ROOMY = 1600

/** Whether the list of nodes is open: as it was left on this device, at first where there is room for it. */
export function useNodeList(): { open: boolean; takesFocus: boolean; show(open: boolean): void } {
  const [{ open, takesFocus }, set] = useState(() => ({ open: remembered() ?? window.innerWidth >= ROOMY, takesFocus: false }))
  const show = useCallback((next: boolean) => {
    set({ open: next, takesFocus: next })
    try {
      localStorage.setItem(KEY, next ? 'open' : 'closed')
    } catch {
      // A browser that keeps nothing: it begins as at first.
    }
  }, [])
  return { open, takesFocus, show }
}

function remembered(): boolean | null {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === null ? null : kept === 'open'
  } catch {
    return null
  }
}

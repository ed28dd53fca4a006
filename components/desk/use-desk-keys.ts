'use client'
import { type RefObject, useEffect, useRef } from 'react'
import type { PaneHandle } from './conversation-pane.tsx'

type Keys = { next(): void; previous(): void; accept(): void; decline(): void; pane: RefObject<PaneHandle | null> }

/** J/K walk the list, Alt A/S answer an offer, Alt T transfers, Alt E resolves, R replies, F searches; plain keys rest while somebody types. */
export function useDeskKeys(keys: Keys): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { next, previous, accept, decline, pane } = current.current
      const key = event.code.replace(/^Key/, '').toLowerCase()
      if (event.altKey) {
        const act = { a: accept, s: decline, t: () => pane.current?.openTransfer(), e: () => pane.current?.openResolve() }[key]
        if (!act) return
        act()
      } else {
        const typing =
          event.target instanceof HTMLElement &&
          (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.closest('[role=dialog],[role=menu]'))
        if (typing || event.ctrlKey || event.metaKey) return
        const act = { j: next, k: previous, r: () => pane.current?.focusReply(), f: () => document.getElementById('desk-search')?.focus() }[
          key
        ]
        if (!act) return
        act()
      }
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

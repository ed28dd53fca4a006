'use client'
import { useEffect } from 'react'
import { focusPlace } from './focus-place.ts'

/**
 * Who works with the keyboard never loses the focus: when what has it goes away (a row removed, an empty list that got its first entry),
 * what took its place gets it. Whoever uses the mouse is left alone; a control that gets the focus shows its hint, which would be noise.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let refocus: (() => boolean) | null = null
    let focused: Element | null = null
    let byKey = false
    const onFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return
      focused = target
      refocus = focusPlace(target)
    }
    const onKey = (): void => {
      byKey = true
    }
    const onPointer = (): void => {
      byKey = false
    }
    const isLost = (): boolean => document.activeElement === document.body && focused !== null && !focused.isConnected
    const observer = new MutationObserver(() => {
      if (!byKey || !isLost()) return
      // Whoever took it away may have a better idea; only when two frames later nothing has the focus is it lost.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (isLost()) refocus?.()
        }),
      )
    })
    observer.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', onFocus)
    document.addEventListener('keydown', onKey, true)
    document.addEventListener('pointerdown', onPointer, true)
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('keydown', onKey, true)
      document.removeEventListener('pointerdown', onPointer, true)
    }
  }, [])
}

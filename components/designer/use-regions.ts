'use client'
import { useEffect } from 'react'
import { isShown, tabbableIn } from '../ui/tabbable.ts'

const REGION = '[data-region]'

/** F6 and Shift+F6 go from region to region (`data-region`), each time to where one was, or else to the first field; past what has none. */
export function useRegions(): void {
  useEffect(() => {
    const last = new WeakMap<Element, HTMLElement>()
    const onFocus = ({ target }: FocusEvent): void => {
      const region = target instanceof HTMLElement ? target.closest(REGION) : null
      if (region) last.set(region, target as HTMLElement)
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
      const regions = [...document.querySelectorAll<HTMLElement>(REGION)].filter((region) => tabbableIn(region).length > 0)
      const active = document.activeElement
      // In a dialog or a list that lies over the page one stays.
      if (regions.length === 0 || active?.closest('[role=dialog], [role=menu], [role=listbox]')) return
      event.preventDefault()
      const at = regions.findIndex((region) => region.contains(active))
      const step = event.shiftKey ? -1 : 1
      const next = regions[at < 0 ? (step > 0 ? 0 : regions.length - 1) : (at + step + regions.length) % regions.length]
      if (!next) return
      const before = last.get(next)
      const target = before && next.contains(before) && isShown(before) ? before : tabbableIn(next)[0]
      target?.focus()
    }
    window.addEventListener('focusin', onFocus)
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('focusin', onFocus)
      window.removeEventListener('keydown', onKey)
    }
  }, [])
}

'use client'
import { type RefObject, useEffect, useRef } from 'react'
import type { PaneHandle } from './conversation-pane.tsx'
import { type DeskList, deskLists } from './model.ts'

type Keys = {
  next(): void
  previous(): void
  accept(): void
  decline(): void
  select(): void
  clear(): void
  list(list: DeskList): void
  help(): void
  pane: RefObject<PaneHandle | null>
}

/** The keyboard of the desk; shortcuts-dialog.tsx says what each key does. Keys without Alt rest while somebody types. */
export function useDeskKeys(keys: Keys): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // Somebody below has used it already, as a list of canned replies does with Escape.
      if (event.defaultPrevented || event.isComposing) return
      const act = event.altKey ? withAlt(current.current, event) : plain(current.current, event)
      if (!act) return
      act()
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

type Act = (() => void) | undefined

function withAlt({ accept, decline, pane }: Keys, event: KeyboardEvent): Act {
  if (event.ctrlKey || event.metaKey || inDialog(event)) return
  const acts: Record<string, Act> = {
    a: accept,
    s: decline,
    t: () => pane.current?.takeOrTransfer(),
    b: () => pane.current?.askReturnToBot(),
    e: () => pane.current?.openResolve(),
  }
  return acts[keyOf(event)]
}

function plain({ next, previous, select, clear, list, help, pane }: Keys, event: KeyboardEvent): Act {
  if (event.ctrlKey || event.metaKey || inDialog(event)) return
  const { target } = event
  if (target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) {
    // Out of the field, back to where the plain keys work.
    return event.key === 'Escape' ? () => target.blur() : undefined
  }
  // By its sign, not its place: it is elsewhere on every keyboard.
  if (event.key === '?') return help
  if (event.shiftKey) return
  const numbered = deskLists[Number(/^Digit(\d)$/.exec(event.code)?.[1]) - 1]
  if (numbered) return () => list(numbered)
  const acts: Record<string, Act> = {
    j: next,
    k: previous,
    x: select,
    escape: clear,
    r: () => pane.current?.focusComposer('reply'),
    n: () => pane.current?.focusComposer('note'),
    p: () => pane.current?.focusPacket(),
    f: () => document.getElementById('desk-search')?.focus(),
  }
  return acts[keyOf(event)]
}

/** The place of the key, so that Alt and a letter mean the same on every layout. */
function keyOf({ code }: KeyboardEvent): string {
  return code.replace(/^Key/, '').toLowerCase()
}

function inDialog({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.closest('[role=dialog],[role=alertdialog],[role=menu],[role=listbox]') !== null
}

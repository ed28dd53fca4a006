'use client'
import { useReactFlow } from '@xyflow/react'
import { useEffect } from 'react'
import type { CanvasActions } from './canvas-actions.ts'
import { type Arrow, arrowKeys } from './walk.ts'

const NUDGE = 20
const LEAP = 100
const steps: Record<Arrow, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

type CanvasKeys = { actions: CanvasActions; onFind(): void; onHelp(): void; onList(): void }

/** Keys and the clipboard of the canvas; silent while somebody types or is in a panel, so that nothing is changed unseen. */
export function useCanvasKeys({ actions, onFind, onHelp, onList }: CanvasKeys): void {
  const canvas = useReactFlow()
  useEffect(() => {
    const withCommand = (event: KeyboardEvent): boolean => {
      const key = event.key.toLowerCase()
      const arrow = arrowOf(event)
      if (arrow) actions.nudge(scaled(steps[arrow], event.shiftKey ? LEAP : NUDGE))
      else if (key === 'z') event.shiftKey ? actions.redo() : actions.undo()
      else if (key === 'y') actions.redo()
      else if (key === 'd') actions.duplicate()
      else if (key === 'a') actions.selectAll()
      else if (key === 'f') onFind()
      else if (key === 'g') actions.frame()
      else return false
      return true
    }
    const withAlt = (event: KeyboardEvent): boolean => {
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return false
      const by = event.key === 'ArrowDown' ? 1 : -1
      event.shiftKey ? actions.shiftNode(by) : actions.walkNodes(by)
      return true
    }
    const plain = (event: KeyboardEvent): boolean => {
      const arrow = arrowOf(event)
      if (arrow) actions.walk(arrow, event.shiftKey)
      else if (event.key === '/') actions.add()
      else if (event.key === '?') onHelp()
      else if (event.key === 'Enter') actions.edit()
      else if (event.key === 'F2') actions.rename()
      else if (event.key === 'Delete' || event.key === 'Backspace') actions.remove()
      else if (event.key === 'Escape') actions.clear()
      else if (event.key === '+' || event.key === '=') void canvas.zoomIn()
      else if (event.key === '-') void canvas.zoomOut()
      else if (event.code === 'Digit1' && event.shiftKey) actions.zoomToAll()
      else if (event.code === 'Digit2' && event.shiftKey) actions.zoomToSelection()
      else if (event.key === 'b') onList()
      else if (event.key === 'o') actions.unfold()
      else if (event.key === 'O') actions.openSubFlow()
      else if (event.key === 'U') actions.backToCaller()
      else if (event.key === 'c') actions.connectFrom()
      else if (event.key === 'n') actions.note()
      else if (event.key === 'p') actions.togglePin()
      else return false
      return true
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target)) return
      const command = event.ctrlKey || event.metaKey
      if (!command && isElsewhere(event.target)) return
      if (command ? withCommand(event) : event.altKey ? withAlt(event) : plain(event)) event.preventDefault()
    }
    const onCopy = (event: ClipboardEvent): void => {
      const text = isTyping(event.target) || window.getSelection()?.toString() ? null : actions.copy()
      if (!text) return
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
      if (event.type === 'cut') actions.remove()
    }
    const onPaste = (event: ClipboardEvent): void => {
      if (!isTyping(event.target)) actions.paste(event.clipboardData?.getData('text/plain') ?? '')
    }
    window.addEventListener('keydown', onKey)
    window.addEventListener('copy', onCopy)
    window.addEventListener('cut', onCopy)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('copy', onCopy)
      window.removeEventListener('cut', onCopy)
      window.removeEventListener('paste', onPaste)
    }
  }, [actions, canvas, onFind, onHelp, onList])
}

function arrowOf({ key }: KeyboardEvent): Arrow | null {
  return arrowKeys.find((arrow) => arrow === key) ?? null
}

function scaled({ x, y }: { x: number; y: number }, by: number): { x: number; y: number } {
  return { x: x * by, y: y * by }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role=dialog],[role=menu]') !== null)
  )
}

/** Keys are the canvas's while the focus is on it or nowhere; a button, tab or field has its own. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target === document.body || target.id === 'main') return false
  return target.closest('[data-testid=canvas]') === null || target.closest('[role=toolbar]') !== null
}

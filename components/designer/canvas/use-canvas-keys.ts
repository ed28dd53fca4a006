'use client'
import { useReactFlow } from '@xyflow/react'
import { useEffect } from 'react'
import { findCard } from '../document/document.ts'
import { useDesigner } from '../model/designer-context.tsx'
import { settingsFields } from '../model/settings-fields.ts'
import { useActions } from './actions.ts'
import { type Direction, nearest } from './nearest.ts'

const arrows: Record<string, Direction> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

/** The canvas by keyboard. Nothing happens while somebody types in a field, or when a dialog is open. */
export function useCanvasKeys(): void {
  const { documents, view } = useDesigner()
  const actions = useActions()
  const { zoomIn, zoomOut, fitView, screenToFlowPosition } = useReactFlow()

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isElsewhere(event.target) || view.getState().tab !== 'flow') return
      const mod = event.ctrlKey || event.metaKey
      const done = mod ? modified(event) : event.altKey ? withAlt(event.key, event.shiftKey) : plain(event)
      if (done) event.preventDefault()
    }
    const modified = ({ key, shiftKey }: KeyboardEvent): boolean => {
      switch (key.toLowerCase()) {
        case 'z':
          shiftKey ? actions.redo() : actions.undo()
          return true
        case 'y':
          actions.redo()
          return true
        case 'd':
          actions.duplicate()
          return true
        case 'a':
          view.select(Object.keys(documents.getState().document.project.flows[view.getState().flowId]?.cards ?? {}))
          return true
        case '=':
        case '+':
          void zoomIn()
          return true
        case '-':
          void zoomOut()
          return true
        case '0':
          void fitView({ duration: 200, maxZoom: 1 })
          return true
      }
      return false
    }
    const withAlt = (key: string, shift: boolean): boolean => {
      if (key !== 'ArrowUp' && key !== 'ArrowDown') return false
      const by = key === 'ArrowUp' ? -1 : 1
      shift ? actions.shiftNode(by) : actions.walkNodes(by)
      return true
    }
    const plain = (event: KeyboardEvent): boolean => {
      const direction = arrows[event.key]
      if (direction) return walk(direction, event.shiftKey)
      switch (event.key) {
        case '/':
          actions.openPaletteAfterSelection(null)
          return true
        case 'Enter':
          return edit(event.target)
        case 'F2': {
          const [cardId] = view.getState().cardIds
          if (cardId) view.setState({ editing: cardId })
          return cardId !== undefined
        }
        case 'Delete':
        case 'Backspace':
          actions.remove()
          return true
        case 'Escape':
          view.select([])
          return false
      }
      return false
    }
    const walk = (direction: Direction, keep: boolean): boolean => {
      const { cardIds, flowId } = view.getState()
      const { layout, project } = documents.getState().document
      const from = cardIds.at(-1) ?? project.flows[flowId]?.startCardId ?? ''
      const next = cardIds.length === 0 ? from : nearest({ places: layout[flowId]?.cards ?? {}, from, direction })
      const card = next === null ? null : findCard(documents.getState().document, flowId, next)
      if (!card) return true
      view.setState({
        cardIds: keep ? [...new Set([...cardIds, card.id])] : [card.id],
        nodeId: null,
        link: null,
        flight: { cardIds: [card.id] },
      })
      view.announce(card.name)
      return true
    }
    const edit = (target: EventTarget | null): boolean => {
      // A button of a card does its own work.
      if (target instanceof HTMLElement && target.closest('button, a')) return false
      const { cardIds, nodeId, flowId } = view.getState()
      const card = cardIds.length === 1 ? findCard(documents.getState().document, flowId, cardIds[0] ?? '') : null
      if (!card || documents.getState().readOnly) return false
      const nodes = nodeId ? card.nodes.filter((node) => node.id === nodeId) : card.nodes
      for (const node of nodes) {
        const field = settingsFields(node.type).find(({ meta }) => meta.control === 'localTemplate' || meta.control === 'template')
        if (field) {
          view.setState({ editing: `${node.id}/${field.key}`, nodeId: node.id })
          return true
        }
      }
      view.setState({ editing: card.id })
      return true
    }

    const onCopy = (event: ClipboardEvent) => {
      if (isElsewhere(event.target) || view.getState().tab !== 'flow' || String(window.getSelection() ?? '') !== '') return
      const text = actions.clip()
      if (text === null) return
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
      if (event.type === 'cut') actions.remove()
    }
    const onPaste = (event: ClipboardEvent) => {
      if (isElsewhere(event.target) || view.getState().tab !== 'flow') return
      const box = document.querySelector('.td-canvas')?.getBoundingClientRect()
      const at = screenToFlowPosition({ x: (box?.left ?? 0) + (box?.width ?? 600) / 3, y: (box?.top ?? 0) + (box?.height ?? 400) / 4 })
      if (actions.paste(event.clipboardData?.getData('text/plain') ?? '', at)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCopy)
    document.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCopy)
      document.removeEventListener('paste', onPaste)
    }
  }, [actions, documents, view, zoomIn, zoomOut, fitView, screenToFlowPosition])
}

/** Keys are ours while the focus is on the canvas or nowhere, and not in a field or the palette. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target === document.body)
    return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
  if (target.closest('input, textarea, select, [contenteditable], [data-keys="own"]')) return true
  return target.closest('.td-canvas') === null && target.id !== 'main'
}

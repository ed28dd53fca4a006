'use client'
import { useReactFlow } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { parseLinkKey } from '../../../flows/document/project.ts'
import { copyCards, pasteCards, readClip } from '../document/clipboard.ts'
import { disconnect, removeCards, removeNode } from '../document/operations.ts'
import { useDesignerStore } from '../store.ts'
import type { Point } from './geometry.ts'
import type { Scene } from './scene.ts'

/** Keys and the clipboard of the canvas; silent while somebody types. */
export function useCanvasKeys({ scene, openPalette }: { scene: Scene; openPalette(at: Point): void }): void {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const canvas = useReactFlow()
  const open = useRef(openPalette)
  open.current = openPalette

  useEffect(() => {
    const center = (): Point => ({ x: window.innerWidth / 2 - 120, y: window.innerHeight / 2 - 120 })
    const paste = (text: string): void => {
      const clip = readClip(text)
      if (!clip || clip.cards.length === 0) return
      const state = store.getState()
      let ids: string[] = []
      state.edit(t('do.paste'), (document) => {
        ids = pasteCards(document, state.flowId, clip, canvas.screenToFlowPosition(center()))
      })
      state.set({ selectedCards: ids, selectedNode: null })
    }
    const copy = (): string | null => {
      const state = store.getState()
      return state.selectedCards.length > 0 ? copyCards(state.history.document, state.flowId, state.selectedCards) : null
    }
    const remove = (): void => {
      const { selectedCards, selectedNode, selectedLink, flowId, edit, set } = store.getState()
      if (selectedLink) edit(t('do.disconnect'), (document) => disconnect(document, flowId, parseLinkKey(selectedLink)))
      else if (selectedNode) edit(t('do.removeNode'), (document) => removeNode(document, flowId, selectedNode))
      else if (selectedCards.length > 0)
        edit(t('do.removeCards', { count: selectedCards.length }), (document) => removeCards(document, flowId, selectedCards))
      set({ selectedNode: null, selectedLink: null, ...(selectedNode ? {} : { selectedCards: [] }) })
    }
    const walk = (key: string): void => {
      const { selectedCards, flowId, history, set } = store.getState()
      const all = [...scene.boxes()].map(([id, box]) => ({ id, position: box }))
      const wanted = selectedCards.at(-1) ?? history.document.project.flows[flowId]?.startCardId
      const from = all.find((card) => card.id === wanted) ?? all[0]
      if (!from) return
      const next = selectedCards.length === 0 ? from : nearest(from, all, key)
      if (next) set({ selectedCards: [next.id], selectedNode: null, selectedLink: null, fly: { cards: [next.id], zoom: 'keep' } })
    }
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event.target)) return
      const command = event.ctrlKey || event.metaKey
      const key = event.key.toLowerCase()
      if (command && key === 'z') event.shiftKey ? store.getState().redo() : store.getState().undo()
      else if (command && key === 'y') store.getState().redo()
      else if (command && key === 'd') {
        const text = copy()
        if (text) paste(text)
      } else if (command && key === 'a') store.getState().set({ selectedCards: [...scene.boxes().keys()], selectedNode: null })
      else if (command || event.altKey) return
      else if (key === '/') open.current(center())
      else if (key === 'delete' || key === 'backspace') remove()
      else if (key.startsWith('arrow') && !(event.target as HTMLElement).closest?.('[role=tablist],[role=radiogroup],[role=menu]'))
        walk(event.key)
      else if (key === 'escape') store.getState().set({ selectedCards: [], selectedNode: null })
      else return
      event.preventDefault()
    }
    const onCopy = (event: ClipboardEvent): void => {
      const text = isTyping(event.target) || window.getSelection()?.toString() ? null : copy()
      if (!text) return
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
      if (event.type === 'cut') remove()
    }
    const onPaste = (event: ClipboardEvent): void => {
      if (!isTyping(event.target)) paste(event.clipboardData?.getData('text/plain') ?? '')
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
  }, [store, scene, canvas, t])
}

type Place = { id: string; position: Point }

/** The nearest card in the direction of the arrow; sideways distance counts double. */
function nearest<T extends Place>(from: T, all: T[], key: string): T | undefined {
  const cost = (node: T): number => {
    const dx = node.position.x - from.position.x
    const dy = node.position.y - from.position.y
    const [ahead, aside] = key === 'ArrowRight' ? [dx, dy] : key === 'ArrowLeft' ? [-dx, dy] : key === 'ArrowDown' ? [dy, dx] : [-dy, dx]
    return ahead <= 8 ? Number.POSITIVE_INFINITY : ahead + Math.abs(aside) * 2
  }
  const best = all.filter((node) => node.id !== from.id).sort((a, b) => cost(a) - cost(b))[0]
  return best && cost(best) < Number.POSITIVE_INFINITY ? best : undefined
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role=dialog]') !== null)
  )
}

'use client'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { type MouseEvent, useCallback } from 'react'
import { placeCard } from '../document/operations.ts'
import { useDesignerStore } from '../store.ts'
import { FAR_ZOOM } from './geometry.ts'
import type { Scene } from './scene.ts'

/** Nearer than this a pressed button is a click. */
const CLICK_PX = 4

/** Painted cards can be chosen, moved and opened like any: a click chooses, dragging moves, a double click goes near. */
export function useFarGestures(scene: Scene) {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const api = useStoreApi()
  const { screenToFlowPosition } = useReactFlow()

  const cardAt = useCallback(
    (event: MouseEvent): string | null => {
      if (api.getState().transform[2] >= FAR_ZOOM || !(event.target as Element).classList.contains('react-flow__pane')) return null
      return scene.at(screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false }))
    },
    [api, scene, screenToFlowPosition],
  )

  const onMouseDownCapture = useCallback(
    (down: MouseEvent) => {
      const cardId = down.button === 0 && !down.shiftKey ? cardAt(down) : null
      if (!cardId) return
      // The canvas would be moved instead.
      down.stopPropagation()
      const { selectedCards, flowId, readOnly, set } = store.getState()
      const add = down.ctrlKey || down.metaKey
      const chosen = selectedCards.includes(cardId)
      const moved = chosen ? selectedCards : [cardId]
      let dragging = false
      const by = (event: globalThis.MouseEvent) => {
        const zoom = api.getState().transform[2]
        return { x: (event.clientX - down.clientX) / zoom, y: (event.clientY - down.clientY) / zoom }
      }
      const onMove = (event: globalThis.MouseEvent): void => {
        if (readOnly || (!dragging && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < CLICK_PX)) return
        dragging = true
        scene.drag(moved, by(event))
      }
      const onUp = (event: globalThis.MouseEvent): void => {
        window.removeEventListener('mousemove', onMove)
        window.removeEventListener('mouseup', onUp)
        if (dragging) {
          const boxes = scene.boxes()
          const places = moved.flatMap((id) => {
            const box = boxes.get(id)
            return box ? [{ id, x: box.x, y: box.y }] : []
          })
          store.getState().edit(t('do.move'), (document) => {
            for (const { id, x, y } of places) placeCard(document, flowId, id, { x, y })
          })
          scene.drop()
          if (!chosen) set({ selectedCards: [cardId], selectedNode: null })
        } else if (add)
          set({ selectedCards: chosen ? selectedCards.filter((id) => id !== cardId) : [...selectedCards, cardId], selectedNode: null })
        else set({ selectedCards: [cardId], selectedNode: null, ...(event.detail >= 2 ? { fly: { cards: [cardId] } } : {}) })
      }
      window.addEventListener('mousemove', onMove)
      window.addEventListener('mouseup', onUp)
    },
    [api, cardAt, scene, store, t],
  )
  /** The canvas would take it for a click beside everything, which ends the selection. */
  const onClickCapture = useCallback(
    (event: MouseEvent) => {
      if (cardAt(event)) event.stopPropagation()
    },
    [cardAt],
  )
  return { onMouseDownCapture, onClickCapture }
}

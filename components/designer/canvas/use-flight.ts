'use client'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { useDesigner, useDesignerStore } from '../store.ts'
import { boundsOf, meets } from './geometry.ts'
import type { Scene } from './scene.ts'

/** Large enough to read. */
const READ_ZOOM = 0.85
const MARGIN = 60

/** Brings into view what the store says, and the card a simulated conversation stands on, at the zoom somebody has chosen. */
export function useFlight(scene: Scene, ready: boolean): void {
  const store = useDesignerStore()
  const canvas = useReactFlow()
  const api = useStoreApi()
  const fly = useDesigner((state) => state.fly)
  const current = useDesigner((state) => state.path?.currentCardId ?? null)
  const flowId = useDesigner((state) => state.flowId)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the card of another flow is there one picture later
  useEffect(() => {
    if (!current || !ready) return
    store.getState().set({ fly: { cards: [current], zoom: 'keep' } })
  }, [current, ready, flowId, store])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the card of another flow is there one picture later
  useEffect(() => {
    if (!fly || !ready) return
    const next = requestAnimationFrame(() => {
      store.getState().set({ fly: null })
      const boxes = scene.rest()
      const bounds = boundsOf(fly.cards === 'all' ? boxes.values() : fly.cards.flatMap((id) => boxes.get(id) ?? []))
      if (!bounds) return
      const { width, height, minZoom, transform } = api.getState()
      const [left, top, now] = transform
      const view = { x: -left / now, y: -top / now, width: width / now, height: height / now }
      if (
        fly.ifHidden &&
        meets(bounds, {
          x: view.x + bounds.width * 0.75,
          y: view.y + 60 / now,
          width: view.width - bounds.width * 1.5,
          height: view.height - 120 / now,
        })
      )
        return
      const fitting = Math.min((width - 2 * MARGIN) / bounds.width, (height - 2 * MARGIN) / bounds.height)
      const wanted =
        fly.zoom === 'keep'
          ? transform[2]
          : fly.cards === 'all' || fly.cards.length > 1
            ? Math.min(1, fitting)
            : Math.max(READ_ZOOM, Math.min(1, fitting))
      const zoom = Math.max(minZoom, wanted)
      // A card higher than the view shows its beginning.
      const y = Math.min(bounds.y + bounds.height / 2, bounds.y + height / 2 / zoom - MARGIN)
      // Straight there: on a curved way the zoom changes, and is another one when the next step comes meanwhile.
      void canvas.setCenter(bounds.x + bounds.width / 2, fly.cards === 'all' ? bounds.y + bounds.height / 2 : y, {
        zoom,
        duration: fly.instant || matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 280,
        interpolate: 'linear',
      })
    })
    return () => cancelAnimationFrame(next)
  }, [fly, ready, canvas, api, store, scene, flowId])
}

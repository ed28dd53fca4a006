'use client'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useCallback, useEffect } from 'react'
import { type Flight, useDesigner, useDesignerStore } from '../store.ts'
import { type Box, boundsOf, meets } from './geometry.ts'
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

  const go = useCallback(
    (flight: Flight): void => {
      const boxes = scene.rest()
      const all = flight.cards === 'all'
      const bounds = boundsOf(flight.cards === 'all' ? boxes.values() : flight.cards.flatMap((id) => boxes.get(id) ?? []))
      if (!bounds) return
      const { width, height, minZoom, transform } = api.getState()
      const [left, top, now] = transform
      const view = { x: -left / now, y: -top / now, width: width / now, height: height / now }
      if (flight.ifHidden && isWellInside(bounds, view, 60 / now)) return
      const fitting = Math.min((width - 2 * MARGIN) / bounds.width, (height - 2 * MARGIN) / bounds.height)
      const reading = all || flight.cards.length > 1 ? Math.min(1, fitting) : Math.max(READ_ZOOM, Math.min(1, fitting))
      const zoom = Math.max(minZoom, flight.zoom === 'keep' ? now : reading)
      const middle = bounds.y + bounds.height / 2
      // A card higher than the view shows its beginning.
      const y = all ? middle : Math.min(middle, bounds.y + height / 2 / zoom - MARGIN)
      // Straight there: on a curved way the zoom changes, and is another one when the next step comes meanwhile.
      const duration = flight.instant || matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 280
      void canvas.setCenter(bounds.x + bounds.width / 2, y, { zoom, duration, interpolate: 'linear' })
    },
    [canvas, api, scene],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: the card of another flow is there one picture later
  useEffect(() => {
    if (!current || !ready) return
    const next = requestAnimationFrame(() => go({ cards: [current], zoom: 'keep', ifHidden: true }))
    return () => cancelAnimationFrame(next)
  }, [current, ready, flowId, go])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the card of another flow is there one picture later
  useEffect(() => {
    if (!fly || !ready) return
    const next = requestAnimationFrame(() => {
      store.getState().set({ fly: null })
      go(fly)
    })
    return () => cancelAnimationFrame(next)
  }, [fly, ready, store, flowId, go])
}

/** Seen with most of its width and not just at the edge. */
function isWellInside(box: Box, view: Box, margin: number): boolean {
  const inner = {
    x: view.x + box.width * 0.75,
    y: view.y + margin,
    width: view.width - box.width * 1.5,
    height: view.height - 2 * margin,
  }
  return inner.width > 0 && meets(box, inner)
}

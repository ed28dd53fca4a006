'use client'
import { useReactFlow } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useDesigner, useView } from '../model/designer-context.tsx'
import { CARD_WIDTH } from './links.ts'

/** Moves the canvas: to a card that was asked for, and along with the simulated conversation when it leaves the picture. */
export function useFlights(): void {
  const { documents, view, simulation } = useDesigner()
  const flight = useView((state) => state.flight)
  const current = useStore(simulation, (state) => state.path.cardId)
  const currentFlow = useStore(simulation, (state) => state.path.flowId)
  const { setCenter, getViewport, getNode } = useReactFlow()
  const first = useRef(true)

  useEffect(() => {
    if (!flight) return
    const { flowId } = view.getState()
    const cardId = flight.cardIds[0] ?? ''
    const place = documents.getState().document.layout[flowId]?.cards[cardId]
    if (!place || isInSight(cardId)) return
    const height = Math.min(getNode(cardId)?.measured?.height ?? 240, 400)
    void setCenter(place.x + CARD_WIDTH / 2, place.y + height / 2, { zoom: Math.max(0.7, getViewport().zoom), duration: 260 })
  }, [flight, documents, view, setCenter, getViewport, getNode])

  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    if (current === null || currentFlow === null) return
    view.setState({ flowId: currentFlow, flight: { cardIds: [current] } })
  }, [current, currentFlow, view])
}

function isInSight(cardId: string): boolean {
  const box = document.querySelector(`[data-card="${CSS.escape(cardId)}"]`)?.getBoundingClientRect()
  const frame = document.querySelector('.td-canvas')?.getBoundingClientRect()
  if (!box || !frame) return false
  const top = Math.max(box.top, frame.top)
  return box.left >= frame.left && box.right <= frame.right && top + 80 < frame.bottom && box.top >= frame.top
}

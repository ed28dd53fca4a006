'use client'
import { type ReactFlowState, useStore, useStoreApi } from '@xyflow/react'
import { useEffect, useRef, useState } from 'react'
import { type Box, FAR_ZOOM } from './geometry.ts'
import { pickShown } from './shown-cards.ts'

const none: ReadonlySet<string> = new Set()
/** Cards made in one frame: while nothing moves, and while the view is moved. While it is zoomed every card is drawn anew already. */
const RESTING = 3
const MOVING = 1
const isFar = (state: ReactFlowState): boolean => state.transform[2] < FAR_ZOOM

/** The cards that are elements at the moment, followed as the view moves; none when zoomed far out. */
export function useShownCards(boxes: () => ReadonlyMap<string, Box>, changed: unknown): { shown: ReadonlySet<string>; far: boolean } {
  const api = useStoreApi()
  const far = useStore(isFar)
  const [shown, setShown] = useState(none)
  const latest = useRef(none)
  const read = useRef(boxes)
  read.current = boxes

  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed flow is looked at again
  useEffect(() => {
    let frame = 0
    let last = api.getState().transform
    const look = (): void => {
      frame = 0
      const { transform, width, height, nodes } = api.getState()
      const [x, y, zoom] = transform
      if (width === 0) return
      const keep = new Set(nodes.filter((node) => node.dragging).map((node) => node.id))
      // Whoever types on a card may look elsewhere meanwhile.
      const focused = document.activeElement?.closest<HTMLElement>('.react-flow__node')?.dataset.id
      if (focused) keep.add(focused)
      const budget = zoom !== last[2] ? 0 : transform !== last ? MOVING : RESTING
      last = transform
      const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
      const next = far ? { shown: none, more: false } : pickShown({ boxes: read.current(), view, before: latest.current, keep, budget })
      if (next.shown !== latest.current) setShown(next.shown)
      latest.current = next.shown
      if (next.more) plan()
    }
    const plan = (): void => {
      frame ||= requestAnimationFrame(look)
    }
    look()
    const stop = api.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) plan()
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [api, far, changed])
  return { shown, far }
}

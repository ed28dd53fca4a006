'use client'
import { ViewportPortal } from '@xyflow/react'
import { type DragEvent, type Ref, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { useCanvasActions } from '../canvas-actions.ts'
import { CARD_WIDTH, type Point } from '../geometry.ts'
import { isNewNode, readNewNode } from './new-node.ts'

export type DropMarkHandle = { show(place: Point | null): void }

/** Where on the canvas a node that is dragged over it would become a card. Its own component: the canvas is not drawn again for it. */
export function DropMark({ ref }: { ref: Ref<DropMarkHandle> }) {
  const [place, setPlace] = useState<Point | null>(null)
  useImperativeHandle(
    ref,
    () => ({ show: (next) => setPlace((before) => (before?.x === next?.x && before?.y === next?.y ? before : next)) }),
    [],
  )
  if (!place) return null
  return (
    <ViewportPortal>
      <div
        data-testid="drop-mark"
        className="pointer-events-none absolute h-20 rounded-lg border-2 border-accent border-dashed bg-accent-soft/60"
        style={{ width: CARD_WIDTH, transform: `translate(${place.x}px, ${place.y}px)` }}
      />
    </ViewportPortal>
  )
}

/** For the board: a new node let go where no card and no link takes it becomes a card of its own. */
export function useBoardDrop(actions: ReturnType<typeof useCanvasActions>, readOnly: boolean) {
  const mark = useRef<DropMarkHandle>(null)
  const handlers = useMemo(
    () => ({
      onDragOver: (event: DragEvent<HTMLElement>) => {
        const taken = event.isDefaultPrevented()
        if (taken || readOnly || !isNewNode(event.dataTransfer)) return mark.current?.show(null)
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        mark.current?.show(actions.placeFor({ x: event.clientX, y: event.clientY }))
      },
      onDragLeave: (event: DragEvent<HTMLElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) mark.current?.show(null)
      },
      onDrop: (event: DragEvent<HTMLElement>) => {
        mark.current?.show(null)
        const node = event.isDefaultPrevented() || readOnly ? null : readNewNode(event.dataTransfer)
        if (!node) return
        event.preventDefault()
        actions.addNew(node, { place: { x: event.clientX, y: event.clientY } })
      },
    }),
    [actions, readOnly],
  )
  return { mark, handlers }
}

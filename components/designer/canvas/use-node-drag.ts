'use client'
import { type DragEvent, useState } from 'react'
import { useDesigner } from '../store.ts'
import { useCanvasActions } from './canvas-actions.ts'

const TYPE = 'application/x-tandem-node'

/** A node is taken by its head and dropped above or below another, on its card or a different one. */
export function useNodeDrag({ nodeId, cardId, index }: { nodeId: string; cardId: string; index: number }) {
  const actions = useCanvasActions()
  const readOnly = useDesigner((state) => state.readOnly)
  const [over, setOver] = useState<'above' | 'below' | null>(null)
  const half = (event: DragEvent<HTMLElement>): 'above' | 'below' => {
    const box = event.currentTarget.getBoundingClientRect()
    return event.clientY < box.top + box.height / 2 ? 'above' : 'below'
  }
  return {
    over,
    handle: {
      draggable: !readOnly,
      onDragStart: (event: DragEvent<HTMLElement>) => {
        event.dataTransfer.setData(TYPE, nodeId)
        event.dataTransfer.effectAllowed = 'move'
      },
    },
    target: {
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (readOnly || !event.dataTransfer.types.includes(TYPE)) return
        event.preventDefault()
        setOver(half(event))
      },
      onDragLeave: () => setOver(null),
      onDrop: (event: DragEvent<HTMLElement>) => {
        setOver(null)
        const moved = event.dataTransfer.getData(TYPE)
        if (!moved || moved === nodeId) return
        event.preventDefault()
        actions.moveNode(moved, cardId, half(event) === 'above' ? index : index + 1)
      },
    },
  }
}

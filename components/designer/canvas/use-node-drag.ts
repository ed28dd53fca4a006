'use client'
import { type DragEvent, useState } from 'react'
import { useDesigner } from '../store.ts'
import { useCanvasActions } from './canvas-actions.ts'
import { isNewNode, readNewNode } from './node-list/new-node.ts'

const TYPE = 'application/x-tandem-node'

/** A node is taken by its head and dropped above or below another, on its card or a different one. */
export function useNodeDrag({ nodeId, cardId, index }: { nodeId: string; cardId: string; index: number }) {
  const readOnly = useDesigner((state) => state.readOnly)
  const { over, target } = useNodeTarget({
    cardId,
    indexAt: (event) => {
      const box = event.currentTarget.getBoundingClientRect()
      return event.clientY < box.top + box.height / 2 ? index : index + 1
    },
    nodeId,
  })
  return {
    over: over === null ? null : over === index ? 'above' : 'below',
    handle: {
      draggable: !readOnly,
      onDragStart: (event: DragEvent<HTMLElement>) => {
        event.dataTransfer.setData(TYPE, nodeId)
        event.dataTransfer.effectAllowed = 'move'
      },
    },
    target,
  } as const
}

type NodeTarget = {
  cardId: string
  /** Which place on the card is meant. */
  indexAt(event: DragEvent<HTMLElement>): number
  /** The node that takes the drop: it cannot be dropped on itself. */
  nodeId?: string
}

/** A part of a card that takes nodes: of cards, to be moved, and of the list, to be added. `over` is the place it would go to. */
export function useNodeTarget({ cardId, indexAt, nodeId }: NodeTarget) {
  const actions = useCanvasActions()
  const readOnly = useDesigner((state) => state.readOnly)
  const [over, setOver] = useState<number | null>(null)
  return {
    over,
    target: {
      onDragOver: (event: DragEvent<HTMLElement>) => {
        const isNew = isNewNode(event.dataTransfer)
        if (readOnly || !(isNew || event.dataTransfer.types.includes(TYPE))) return
        event.preventDefault()
        event.dataTransfer.dropEffect = isNew ? 'copy' : 'move'
        setOver(indexAt(event))
      },
      onDragLeave: (event: DragEvent<HTMLElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(null)
      },
      onDrop: (event: DragEvent<HTMLElement>) => {
        setOver(null)
        if (readOnly) return
        const added = readNewNode(event.dataTransfer)
        const moved = event.dataTransfer.getData(TYPE)
        if (!added && (!moved || moved === nodeId)) return
        event.preventDefault()
        const index = indexAt(event)
        if (added) actions.addNew(added, { into: { cardId, index } })
        else actions.moveNode(moved, cardId, index)
      },
    },
  }
}

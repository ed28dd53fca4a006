'use client'
import { type DragEvent, useState } from 'react'
import { useDesigner } from '../../store.ts'
import { useCanvasActions } from '../canvas-actions.ts'
import { isNewNode, readNewNode } from './new-node.ts'

/** A link that takes nodes of the list: a card with the node comes between the two it joins. */
export function useLinkTarget(key: string) {
  const actions = useCanvasActions()
  const readOnly = useDesigner((state) => state.readOnly)
  const [over, setOver] = useState(false)
  return {
    over,
    target: {
      onDragOver: (event: DragEvent<SVGGElement>) => {
        if (readOnly || !isNewNode(event.dataTransfer)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent<SVGGElement>) => {
        setOver(false)
        const node = readOnly ? null : readNewNode(event.dataTransfer)
        if (!node) return
        event.preventDefault()
        actions.addNew(node, { insert: key, place: { x: event.clientX, y: event.clientY } })
      },
    },
  }
}

'use client'
import { applyNodeChanges, type Node, type NodeChange } from '@xyflow/react'
import { useCallback, useEffect, useState } from 'react'
import type { Point } from '../document/document.ts'
import { moveCards } from '../document/edit-cards.ts'
import { useDesigner, useDocument, useFlow, useView } from '../model/designer-context.tsx'

export type CardNode = Node<Record<string, never>, 'card'>

/**
 * What React Flow moves around. Positions live here while something is dragged and go to the document when it is let go;
 * selection is the view store's.
 */
export function useCanvasNodes() {
  const { documents, view } = useDesigner()
  const flow = useFlow()
  const flowId = useView((state) => state.flowId)
  const places = useDocument((document) => document.layout[flowId]?.cards)
  const cardIds = useView((state) => state.cardIds)
  const cards = flow?.cards
  const [nodes, setNodes] = useState<CardNode[]>(() => merge([], Object.keys(cards ?? {}), places, cardIds))

  useEffect(() => setNodes((before) => merge(before, Object.keys(cards ?? {}), places, cardIds)), [cards, places, cardIds])

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      setNodes((before) => applyNodeChanges(changes, before))
      const selections = changes.filter((change) => change.type === 'select')
      if (selections.length === 0) return
      const { cardIds: selected, nodeId } = view.getState()
      const next = new Set(selected)
      for (const { id, selected: on } of selections) on ? next.add(id) : next.delete(id)
      const ids = [...next]
      if (ids.length === selected.length && ids.every((id) => selected.includes(id))) return
      const card = ids.length === 1 ? documents.getState().document.project.flows[view.getState().flowId]?.cards[ids[0] ?? ''] : undefined
      view.setState({ cardIds: ids, link: null, nodeId: card?.nodes.some((node) => node.id === nodeId) ? nodeId : null })
    },
    [documents, view],
  )

  const onNodeDragStop = useCallback(
    (_event: unknown, _node: CardNode, moved: CardNode[]) => {
      documents.edit(
        moveCards({ flowId: view.getState().flowId, places: Object.fromEntries(moved.map((each) => [each.id, each.position])) }),
        {
          label: 'move',
        },
      )
    },
    [documents, view],
  )
  return { nodes, onNodesChange, onNodeDragStop }
}

/** New objects only for what changed: React Flow compares them. */
function merge(before: CardNode[], ids: string[], places: Record<string, Point> | undefined, selected: string[]): CardNode[] {
  const old = new Map(before.map((node) => [node.id, node]))
  let stray = 0
  return ids.map((id) => {
    const place = places?.[id] ?? { x: 80 + (stray % 5) * 280, y: 80 + Math.floor(stray++ / 5) * 320 }
    const known = old.get(id)
    const isSelected = selected.includes(id)
    if (!known) return { id, type: 'card', position: { ...place }, data: {}, selected: isSelected }
    const moved = !known.dragging && (known.position.x !== place.x || known.position.y !== place.y)
    if (!moved && Boolean(known.selected) === isSelected) return known
    return { ...known, selected: isSelected, ...(moved ? { position: { ...place } } : {}) }
  })
}

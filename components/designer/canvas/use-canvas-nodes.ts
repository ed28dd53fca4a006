'use client'
import { applyNodeChanges, type NodeChange, useStoreApi } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { cardsInFrame, changeFrame, changeNote } from '../document/layout-operations.ts'
import { cardOfNode, placeCard } from '../document/operations.ts'
import { type DesignerStore, useDesigner, useDesignerStore } from '../store.ts'
import { createScene } from './scene.ts'
import { type BoardNode, type LinkEdge, type Projection, toCanvas } from './to-canvas.ts'
import { useShownCards } from './use-shown-cards.ts'

const nothing: Projection = { cards: new Map(), extras: [], edges: [], far: new Set() }

/**
 * What React Flow is given: the cards in and around the view and the links among them. A flow of a thousand cards costs it as
 * much as one of fifty. Positions live here while something is dragged and go to the document when it is let go.
 */
export function useCanvasNodes() {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const api = useStoreApi()
  const flowId = useDesigner((state) => state.flowId)
  const flow = useDesigner((state) => state.history.document.project.flows[flowId])
  const layout = useDesigner((state) => state.history.document.layout[flowId])
  const selectedCards = useDesigner((state) => state.selectedCards)
  const selectedExtra = useDesigner((state) => state.selectedExtra)
  const [scene] = useState(createScene)
  const last = useRef<Projection | null>(null)
  const projection = useMemo(() => {
    last.current = flow ? toCanvas({ flow, layout, before: last.current }) : nothing
    return last.current
  }, [flow, layout])
  useLayoutEffect(() => {
    const places = new Map([...projection.cards].map(([id, node]) => [id, node.position]))
    if (flow) scene.update(flow, places, projection.edges)
  }, [scene, flow, projection])

  const { shown, far } = useShownCards(scene.boxes, projection)
  const [nodes, setNodes] = useState<BoardNode[]>([])
  useEffect(() => {
    setNodes((before) => merge({ before, projection, shown, selected: new Set([...selectedCards, selectedExtra ?? '']) }))
  }, [projection, shown, selectedCards, selectedExtra])
  const edges = useMemo<LinkEdge[]>(
    () => (far ? [] : projection.edges.filter(({ source, target }) => shown.has(source) && shown.has(target))),
    [projection, shown, far],
  )

  const onNodesChange = useCallback(
    (changes: NodeChange<BoardNode>[]) => {
      const kept = changes.filter((change) => change.type !== 'remove')
      setNodes((all) => applyNodeChanges(kept, all))
      for (const change of kept) if (change.type === 'dimensions' && change.dimensions) scene.measured(change.id, change.dimensions.height)
      select({ store, api, changes: kept })
    },
    [store, api, scene],
  )
  /** All that is chosen moves together, in sight or not; a frame takes along what stands in it. */
  const held = useRef<{ ids: string[]; from: { x: number; y: number } } | null>(null)
  const onNodeDragStart = useCallback(
    (_: unknown, node: BoardNode) => {
      const { selectedCards: chosen } = store.getState()
      const inFrame = node.type === 'frame' ? cardsInFrame(node.data.frame, scene.rest()) : []
      const ids = node.type === 'card' ? (chosen.includes(node.id) ? chosen : [node.id]) : inFrame
      held.current = { ids, from: startOf(last.current, node) }
    },
    [store, scene],
  )
  const onNodeDrag = useCallback(
    (_: unknown, node: BoardNode) => {
      if (!held.current) return
      const { ids, from } = held.current
      const by = { x: node.position.x - from.x, y: node.position.y - from.y }
      scene.drag(ids, by)
      if (node.type !== 'frame' || ids.length === 0) return
      const taken = new Set(ids)
      setNodes((all) =>
        all.map((each) => {
          const start = taken.has(each.id) ? last.current?.cards.get(each.id)?.position : undefined
          return start ? { ...each, position: { x: start.x + by.x, y: start.y + by.y } } : each
        }),
      )
    },
    [scene],
  )
  const onNodeDragStop = useCallback(
    (_: unknown, node: BoardNode) => {
      if (!held.current) return
      const { ids, from } = held.current
      held.current = null
      const by = { x: node.position.x - from.x, y: node.position.y - from.y }
      const open = store.getState().flowId
      if (by.x !== 0 || by.y !== 0)
        store.getState().edit(t('do.move'), (document) => {
          if (node.type === 'note') changeNote(document, open, node.data.noteId, { x: node.position.x, y: node.position.y })
          if (node.type === 'frame') changeFrame(document, open, node.data.frameId, { x: node.position.x, y: node.position.y })
          for (const id of ids) {
            const start = last.current?.cards.get(id)?.position
            if (start) placeCard(document, open, id, { x: start.x + by.x, y: start.y + by.y })
          }
        })
      scene.drop()
    },
    [store, scene, t],
  )
  return { nodes, edges, farLinks: projection.far, shown, scene, onNodesChange, onNodeDragStart, onNodeDrag, onNodeDragStop }
}

/** React Flow knows the cards it shows: the others stay chosen as long as more are added to them. */
function select(options: { store: DesignerStore; api: ReturnType<typeof useStoreApi>; changes: NodeChange<BoardNode>[] }): void {
  const { store, api } = options
  const selections = options.changes.filter((change) => change.type === 'select')
  if (selections.length === 0) return
  const { selectedCards, selectedNode, history, flowId } = store.getState()
  const { nodeLookup, multiSelectionActive, userSelectionActive } = api.getState()
  const extra = selections.find(({ id, selected }) => selected && isExtra(id))?.id ?? null
  if (extra !== store.getState().selectedExtra) store.getState().set({ selectedExtra: extra })
  const ids = new Set(selectedCards.filter((id) => multiSelectionActive || userSelectionActive || nodeLookup.has(id)))
  for (const { id, selected } of selections) if (!isExtra(id)) selected ? ids.add(id) : ids.delete(id)
  if (ids.size === selectedCards.length && selectedCards.every((id) => ids.has(id))) return
  const flow = history.document.project.flows[flowId]
  const keep = selectedNode && flow && ids.has(cardOfNode(flow, selectedNode)?.id ?? '')
  store.getState().set({ selectedCards: [...ids], selectedNode: keep ? selectedNode : null, selectedLink: null })
}

const isExtra = (id: string): boolean => id.includes(':')

/** Where the document has it: by the time a drag is told, the pointer has moved already. */
function startOf(projection: Projection | null, node: BoardNode): { x: number; y: number } {
  const all = node.type === 'card' ? projection?.cards.get(node.id) : projection?.extras.find((each) => each.id === node.id)
  return all?.position ?? node.position
}

/** New objects only for what changed: React Flow compares them. */
function merge(options: {
  before: BoardNode[]
  projection: Projection
  shown: ReadonlySet<string>
  selected: ReadonlySet<string>
}): BoardNode[] {
  const { before, projection, shown, selected } = options
  const old = new Map(before.map((node) => [node.id, node]))
  const wanted: BoardNode[] = [...projection.extras, ...[...shown].flatMap((id) => projection.cards.get(id) ?? [])]
  const next = wanted.map((node): BoardNode => {
    const known = old.get(node.id)
    const isSelected = selected.has(node.id)
    // What is chosen lies on top: what covered it would catch the clicks meant for it. A frame stays behind what stands in it.
    const zIndex = node.type === 'frame' ? -1 : isSelected ? 1 : 0
    if (!known) return { ...node, zIndex, selected: isSelected }
    const position = known.dragging ? known.position : node.position
    const same = known.data === node.data && known.position.x === position.x && known.position.y === position.y
    if (same && Boolean(known.selected) === isSelected && known.zIndex === zIndex) return known
    return { ...known, ...node, position, zIndex, selected: isSelected, measured: known.measured, dragging: known.dragging } as BoardNode
  })
  return next.length === before.length && next.every((node, index) => node === before[index]) ? before : next
}

'use client'
import { applyNodeChanges, type NodeChange, useStoreApi } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { cardOfNode, placeCard } from '../document/operations.ts'
import { type DesignerStore, useDesigner, useDesignerStore } from '../store.ts'
import { createScene } from './scene.ts'
import { type CardNode, type LinkEdge, type Projection, toCanvas } from './to-canvas.ts'
import { useShownCards } from './use-shown-cards.ts'

const nothing: Projection = { nodes: new Map(), edges: [], far: new Set() }

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
  const [scene] = useState(createScene)
  const last = useRef<Projection | null>(null)
  const projection = useMemo(() => {
    last.current = flow ? toCanvas({ flow, layout, before: last.current }) : nothing
    return last.current
  }, [flow, layout])
  useLayoutEffect(() => {
    const places = new Map([...projection.nodes].map(([id, node]) => [id, node.position]))
    if (flow) scene.update(flow, places, projection.edges)
  }, [scene, flow, projection])

  const { shown, far } = useShownCards(scene.boxes, projection)
  const [nodes, setNodes] = useState<CardNode[]>([])
  useEffect(() => {
    setNodes((before) => merge({ before, projection, shown, selected: new Set(selectedCards) }))
  }, [projection, shown, selectedCards])
  const edges = useMemo<LinkEdge[]>(
    () => (far ? [] : projection.edges.filter(({ source, target }) => shown.has(source) && shown.has(target))),
    [projection, shown, far],
  )

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const kept = changes.filter((change) => change.type !== 'remove')
      setNodes((all) => applyNodeChanges(kept, all))
      for (const change of kept) if (change.type === 'dimensions' && change.dimensions) scene.measured(change.id, change.dimensions.height)
      select({ store, api, changes: kept })
    },
    [store, api, scene],
  )
  /** All that is chosen moves together, in sight or not. */
  const moving = useCallback(
    (node: CardNode, moved: CardNode[]) => {
      const start = last.current?.nodes.get(node.id)?.position ?? node.position
      const { selectedCards: chosen } = store.getState()
      const ids = new Set(moved.map((each) => each.id))
      if (chosen.includes(node.id)) for (const id of chosen) ids.add(id)
      return { ids: [...ids], by: { x: node.position.x - start.x, y: node.position.y - start.y } }
    },
    [store],
  )
  const onNodeDrag = useCallback(
    (_: unknown, node: CardNode, moved: CardNode[]) => {
      const { ids, by } = moving(node, moved)
      scene.drag(ids, by)
    },
    [scene, moving],
  )
  const onNodeDragStop = useCallback(
    (_: unknown, node: CardNode, moved: CardNode[]) => {
      const { ids, by } = moving(node, moved)
      if (by.x !== 0 || by.y !== 0)
        store.getState().edit(t('do.move'), (document) => {
          for (const id of ids) {
            const start = last.current?.nodes.get(id)?.position
            if (start) placeCard(document, store.getState().flowId, id, { x: start.x + by.x, y: start.y + by.y })
          }
        })
      scene.drop()
    },
    [store, scene, moving, t],
  )
  return { nodes, edges, farLinks: projection.far, far, scene, onNodesChange, onNodeDrag, onNodeDragStop }
}

/** React Flow knows the cards it shows: the others stay chosen as long as more are added to them. */
function select(options: { store: DesignerStore; api: ReturnType<typeof useStoreApi>; changes: NodeChange<CardNode>[] }): void {
  const { store, api } = options
  const selections = options.changes.filter((change) => change.type === 'select')
  if (selections.length === 0) return
  const { selectedCards, selectedNode, history, flowId } = store.getState()
  const { nodeLookup, multiSelectionActive, userSelectionActive } = api.getState()
  const ids = new Set(selectedCards.filter((id) => multiSelectionActive || userSelectionActive || nodeLookup.has(id)))
  for (const { id, selected } of selections) selected ? ids.add(id) : ids.delete(id)
  if (ids.size === selectedCards.length && selectedCards.every((id) => ids.has(id))) return
  const flow = history.document.project.flows[flowId]
  const keep = selectedNode && flow && ids.has(cardOfNode(flow, selectedNode)?.id ?? '')
  store.getState().set({ selectedCards: [...ids], selectedNode: keep ? selectedNode : null, selectedLink: null })
}

/** New objects only for what changed: React Flow compares them. */
function merge(options: {
  before: CardNode[]
  projection: Projection
  shown: ReadonlySet<string>
  selected: ReadonlySet<string>
}): CardNode[] {
  const { before, projection, shown, selected } = options
  const old = new Map(before.map((node) => [node.id, node]))
  const next: CardNode[] = []
  for (const id of shown) {
    const node = projection.nodes.get(id)
    if (!node) continue
    const known = old.get(id)
    const isSelected = selected.has(id)
    if (!known) next.push({ ...node, selected: isSelected })
    else {
      const position = known.dragging ? known.position : node.position
      const same = known.data === node.data && known.position.x === position.x && known.position.y === position.y
      next.push(same && Boolean(known.selected) === isSelected ? known : { ...known, data: node.data, position, selected: isSelected })
    }
  }
  return next.length === before.length && next.every((node, index) => node === before[index]) ? before : next
}

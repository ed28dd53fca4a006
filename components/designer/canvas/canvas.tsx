'use client'
import '@xyflow/react/dist/style.css'
import {
  applyNodeChanges,
  Background,
  type Connection,
  type FinalConnectionState,
  type NodeChange,
  type OnSelectionChangeParams,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { parseLinkKey } from '../../../flows/document/project.ts'
import { addCard, addNode, cardOfNode, connect, createNode, disconnect, insertCard, newLocalId, placeCard } from '../document/operations.ts'
import { portLabel, portsOf, wordsOf } from '../node-look.ts'
import { useDesigner, useDesignerStore } from '../store.ts'
import { CanvasTools } from './canvas-tools.tsx'
import { CardView } from './card-view.tsx'
import { FarLinks } from './far-links.ts'
import { LinkEdge } from './link-edge.tsx'
import { Palette } from './palette.tsx'
import { type CardNode, type LinkEdge as Link, toCanvas } from './to-canvas.ts'
import { useCanvasKeys } from './use-canvas-keys.ts'

const nodeTypes = { card: CardView }
const edgeTypes = { link: LinkEdge }

type Opening = {
  at: { x: number; y: number }
  from?: { nodeId: string; portId: string }
  insert?: string
  after: { type: string; label: string } | null
}

export function Canvas() {
  return (
    <ReactFlowProvider>
      <Board />
    </ReactFlowProvider>
  )
}

/** The board: React Flow shows a projection of the document; every gesture ends in one edit of the document. */
function Board() {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const canvas = useReactFlow()
  const flowId = useDesigner((state) => state.flowId)
  const flow = useDesigner((state) => state.history.document.project.flows[flowId])
  const layout = useDesigner((state) => state.history.document.layout[flowId])
  const readOnly = useDesigner((state) => state.readOnly)
  const selectedCards = useDesigner((state) => state.selectedCards)
  const current = useDesigner((state) => state.path?.currentCardId ?? null)
  const fly = useDesigner((state) => state.fly)
  const [ready, setReady] = useState(false)
  const [nodes, setNodes] = useState<CardNode[]>([])
  const known = useRef(new Map<string, CardNode>())
  const [palette, setPalette] = useState<Opening | null>(null)
  known.current = new Map(nodes.map((node) => [node.id, node]))
  const projection = useMemo(
    () => (flow ? toCanvas({ flow, layout, before: known.current }) : { nodes: [], edges: [], far: new Set<string>() }),
    [flow, layout],
  )

  useEffect(() => setNodes(projection.nodes), [projection])
  useEffect(() => {
    setNodes((all) =>
      all.every((node) => Boolean(node.selected) === selectedCards.includes(node.id))
        ? all
        : all.map((node) =>
            Boolean(node.selected) === selectedCards.includes(node.id) ? node : { ...node, selected: selectedCards.includes(node.id) },
          ),
    )
  }, [selectedCards])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the card of another flow is there one picture later
  useEffect(() => {
    const next = requestAnimationFrame(() => {
      const zoom = canvas.getZoom()
      // Straight there: on a curved way the zoom changes, and is another one when the next step comes meanwhile.
      if (current) void canvas.fitView({ nodes: [{ id: current }], duration: 250, maxZoom: zoom, minZoom: zoom, interpolate: 'linear' })
    })
    return () => cancelAnimationFrame(next)
  }, [current, canvas, flowId])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the card of another flow is there one picture later
  useEffect(() => {
    if (!fly || !ready) return
    const next = requestAnimationFrame(() => {
      void canvas.fitView({ nodes: [{ id: fly }], duration: 300, maxZoom: 1 })
      store.getState().set({ fly: null })
    })
    return () => cancelAnimationFrame(next)
  }, [fly, ready, canvas, store, flowId])

  const openPalette = useCallback((opening: Opening) => !store.getState().readOnly && setPalette(opening), [store])
  useCanvasKeys({ openPalette: (at) => openPalette({ at, after: null }) })
  useEffect(() => {
    const onInsert = (event: Event): void => {
      const { key, x, y } = (event as CustomEvent<{ key: string; x: number; y: number }>).detail
      openPalette({ at: { x, y }, insert: key, after: null })
    }
    window.addEventListener('tandem:insert', onInsert)
    return () => window.removeEventListener('tandem:insert', onInsert)
  }, [openPalette])

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) =>
      setNodes((all) =>
        applyNodeChanges(
          changes.filter((change) => change.type !== 'remove'),
          all,
        ),
      ),
    [],
  )
  const onDragStop = useCallback(
    (_: unknown, __: CardNode, moved: CardNode[]) =>
      store.getState().edit(t('do.move'), (document) => {
        for (const node of moved) placeCard(document, flowId, node.id, node.position)
      }),
    [store, flowId, t],
  )
  const onConnect = useCallback(
    ({ sourceHandle, target }: Connection) => {
      if (sourceHandle && target)
        store.getState().edit(t('do.connect'), (document) => connect(document, flowId, parseLinkKey(sourceHandle), target))
    },
    [store, flowId, t],
  )
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, connection: FinalConnectionState) => {
      if (connection.isValid || !connection.fromHandle?.id) return
      const point = 'changedTouches' in event ? event.changedTouches[0] : event
      const from = parseLinkKey(connection.fromHandle.id)
      const { project } = store.getState().history.document
      const node = Object.values(project.flows[flowId]?.cards ?? {})
        .flatMap((card) => card.nodes)
        .find((each) => each.id === from.nodeId)
      if (!point || !node) return
      const port = portsOf(node).find((each) => each.id === from.portId) ?? { id: from.portId }
      openPalette({
        at: { x: point.clientX, y: point.clientY },
        from,
        after: { type: node.type, label: portLabel(port, node, project, store.getState().language) },
      })
    },
    [store, flowId, openPalette],
  )
  const onReconnect = useCallback(
    (edge: Link, connection: Connection) =>
      store.getState().edit(t('do.connect'), (document) => {
        disconnect(document, flowId, parseLinkKey(edge.id))
        if (connection.sourceHandle && connection.target)
          connect(document, flowId, parseLinkKey(connection.sourceHandle), connection.target)
      }),
    [store, flowId, t],
  )
  // React Flow tells of an empty selection before it has its nodes: that must not end the selection one comes back to. It tells again
  // when this callback changes, so the flow is not named by it: its selection would still be that of the flow before.
  const onSelection = useCallback(
    ({ nodes: chosen }: OnSelectionChangeParams) => {
      if (!ready) return
      const ids = chosen.map((node) => node.id)
      const { selectedCards: before, selectedNode: node, history, flowId: shown } = store.getState()
      if (ids.length === before.length && ids.every((id) => before.includes(id))) return
      const flowNow = history.document.project.flows[shown]
      const keep = node && flowNow && ids.includes(cardOfNode(flowNow, node)?.id ?? '')
      store.getState().set({ selectedCards: ids, selectedNode: keep ? node : null })
    },
    [store, ready],
  )

  function pick(type: string): void {
    if (!palette) return
    setPalette(null)
    const state = store.getState()
    const node = createNode(type)
    const name = wordsOf(type, state.language)?.name ?? type
    const single = state.selectedCards.length === 1 && !palette.from && !palette.insert ? state.selectedCards[0] : undefined
    if (single) {
      state.edit(t('do.addNode', { name }), (document) => addNode(document, { flowId, cardId: single, node }))
      state.set({ selectedNode: node.id })
      return
    }
    const card = { id: newLocalId('c'), name, nodes: [node] }
    const at = canvas.screenToFlowPosition(palette.at)
    if (palette.insert) {
      const key = palette.insert
      state.edit(t('do.addCard', { name }), (document) => insertCard(document, { flowId, key, card, at }))
    } else
      state.edit(t('do.addCard', { name }), (document) =>
        addCard(document, { flowId, card, at, ...(palette.from ? { from: palette.from } : {}) }),
      )
    state.set({ selectedCards: [card.id], selectedNode: node.id, dock: 'inspector' })
  }

  return (
    <FarLinks value={projection.far}>
      <div className="relative h-full w-full" data-testid="canvas">
        <ReactFlow
          nodes={nodes}
          edges={projection.edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onNodeDragStop={onDragStop}
          onConnect={onConnect}
          onConnectEnd={onConnectEnd}
          onReconnect={onReconnect}
          onSelectionChange={onSelection}
          onPaneClick={() => store.getState().set({ selectedNode: null })}
          nodesDraggable={!readOnly}
          nodesConnectable={!readOnly}
          edgesReconnectable={!readOnly}
          onlyRenderVisibleElements={nodes.length > 80}
          connectionRadius={28}
          selectionMode={SelectionMode.Partial}
          multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
          deleteKeyCode={null}
          minZoom={0.1}
          maxZoom={1.6}
          onInit={(instance) => {
            // A large flow fitted whole is unreadable: begin at its start, at a size that can be read.
            const fitted = instance.getNodes().length <= 8
            if (fitted) void instance.fitView({ maxZoom: 1, padding: 0.1 })
            else void instance.setViewport({ x: 24, y: 64, zoom: 0.72 })
            setReady(true)
          }}
          zoomOnDoubleClick={false}
          proOptions={{ hideAttribution: true }}
          ariaLabelConfig={{ 'node.a11yDescription.default': t('cardHelp'), 'edge.a11yDescription.default': '' }}
        >
          <Background gap={20} size={1.2} color="var(--dot)" bgColor="var(--canvas)" />
        </ReactFlow>
        <CanvasTools onAdd={(at) => openPalette({ at, after: null })} />
        {palette && <Palette at={palette.at} after={palette.after} onPick={pick} onClose={() => setPalette(null)} />}
      </div>
    </FarLinks>
  )
}

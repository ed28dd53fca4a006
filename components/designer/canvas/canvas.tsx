'use client'
import '@xyflow/react/dist/style.css'
import {
  Background,
  type Connection,
  type FinalConnectionState,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { parseLinkKey } from '../../../flows/document/project.ts'
import { cn } from '../../ui/cn.ts'
import { addCard, addNode, connect, createNode, disconnect, insertCard, newLocalId } from '../document/operations.ts'
import { portLabel, portsOf, wordsOf } from '../node-look.ts'
import { useDesigner, useDesignerStore } from '../store.ts'
import { CanvasTools } from './canvas-tools.tsx'
import { CardView } from './card-view.tsx'
import { FarLinks } from './far-links.ts'
import { LinkEdge } from './link-edge.tsx'
import { PaintedCards } from './painted-cards.tsx'
import { Palette } from './palette.tsx'
import type { LinkEdge as Link } from './to-canvas.ts'
import { useCanvasKeys } from './use-canvas-keys.ts'
import { useCanvasNodes } from './use-canvas-nodes.ts'
import { useFarGestures } from './use-far-gestures.ts'
import { useFlight } from './use-flight.ts'
import { useTidy } from './use-tidy.ts'

const nodeTypes = { card: CardView }
const edgeTypes = { link: LinkEdge }

const START_ZOOM = 0.72

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
  const readOnly = useDesigner((state) => state.readOnly)
  const [ready, setReady] = useState(false)
  const [palette, setPalette] = useState<Opening | null>(null)
  const { nodes, edges, farLinks, scene, onNodesChange, onNodeDrag, onNodeDragStop } = useCanvasNodes()
  const farGestures = useFarGestures(scene)
  useFlight(scene, ready)
  const { tidying, gliding, tidyFlow } = useTidy(scene)

  const openPalette = useCallback((opening: Opening) => !store.getState().readOnly && setPalette(opening), [store])
  useCanvasKeys({ scene, openPalette: (at) => openPalette({ at, after: null }) })
  useEffect(() => {
    const onInsert = (event: Event): void => {
      const { key, x, y } = (event as CustomEvent<{ key: string; x: number; y: number }>).detail
      openPalette({ at: { x, y }, insert: key, after: null })
    }
    window.addEventListener('tandem:insert', onInsert)
    return () => window.removeEventListener('tandem:insert', onInsert)
  }, [openPalette])

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
    <FarLinks value={farLinks}>
      <div
        className={cn(
          'relative h-full w-full overflow-hidden',
          gliding && '[&_.react-flow__edges]:opacity-0 [&_.react-flow__node]:transition-transform [&_.react-flow__node]:duration-300',
        )}
        data-testid="canvas"
        {...farGestures}
      >
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onNodeDrag={onNodeDrag}
          onNodeDragStop={onNodeDragStop}
          onConnect={onConnect}
          onConnectEnd={onConnectEnd}
          onReconnect={onReconnect}
          onEdgeClick={(_, edge) => store.getState().set({ selectedLink: edge.id, selectedCards: [], selectedNode: null })}
          onPaneClick={() => store.getState().set({ selectedCards: [], selectedNode: null, selectedLink: null })}
          nodesDraggable={!readOnly}
          nodesConnectable={!readOnly}
          edgesReconnectable={!readOnly}
          connectionRadius={28}
          selectionMode={SelectionMode.Partial}
          multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
          deleteKeyCode={null}
          minZoom={0.04}
          disableKeyboardA11y
          maxZoom={1.6}
          onInit={(instance) => {
            // A large flow seen whole is unreadable: begin at its start, at a size that can be read.
            const boxes = scene.boxes()
            const start = boxes.get(store.getState().history.document.project.flows[flowId]?.startCardId ?? '') ?? { x: 40, y: 80 }
            if (boxes.size <= 8) store.getState().set({ fly: { cards: 'all', instant: true } })
            else void instance.setViewport({ x: 52 - start.x * START_ZOOM, y: 122 - start.y * START_ZOOM, zoom: START_ZOOM })
            setReady(true)
          }}
          zoomOnDoubleClick={false}
          proOptions={{ hideAttribution: true }}
          ariaLabelConfig={{ 'node.a11yDescription.default': t('cardHelp'), 'edge.a11yDescription.default': '' }}
        >
          <Background gap={20} size={1.2} color="var(--dot)" bgColor="var(--canvas)" />
          <PaintedCards scene={scene} />
        </ReactFlow>
        <CanvasTools scene={scene} tidying={tidying} onTidy={tidyFlow} onAdd={(at) => openPalette({ at, after: null })} />
        {palette && <Palette at={palette.at} after={palette.after} onPick={pick} onClose={() => setPalette(null)} />}
      </div>
    </FarLinks>
  )
}

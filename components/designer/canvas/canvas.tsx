'use client'
import '@xyflow/react/dist/base.css'
import './canvas.css'
import {
  Background,
  BackgroundVariant,
  type Connection,
  type FinalConnectionState,
  ReactFlow,
  SelectionMode,
  useStore as useFlowStore,
  useReactFlow,
} from '@xyflow/react'
import { useLocale, useTranslations } from 'next-intl'
import { type DragEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Language } from '../../../flows/document/primitives.ts'
import { parseLinkKey } from '../../../flows/document/project.ts'
import { cn } from '../../ui/cn.ts'
import { reconnect } from '../document/edit-links.ts'
import { useDesigner, useDocument, useFlow, useReadOnly, useView } from '../model/designer-context.tsx'
import { useActions } from './actions.ts'
import { CanvasLinksProvider, summariseLinks } from './canvas-links.tsx'
import { CanvasToolbar } from './canvas-toolbar.tsx'
import { CardView } from './card-view.tsx'
import { ConnectionLine } from './connection-line.tsx'
import { isOurDrag, readDrag } from './drag-data.ts'
import { Legend } from './legend.tsx'
import { LinkEdge, type LinkEdgeType } from './link-edge.tsx'
import { CARD_WIDTH, canvasLinks } from './links.ts'
import { Minimap } from './minimap.tsx'
import { Palette } from './palette.tsx'
import { portLabels } from './port-labels.ts'
import { useCanvasKeys } from './use-canvas-keys.ts'
import { type CardNode, useCanvasNodes } from './use-canvas-nodes.ts'
import { useFlights } from './use-flights.ts'
import { ZoomBar } from './zoom-bar.tsx'

// At module level: new objects would make React Flow mount every card again.
const nodeTypes = { card: CardView }
const edgeTypes = { link: LinkEdge }
const farZoom = 0.45

/** The flow as cards and links. */
export function Canvas() {
  const t = useTranslations('designer')
  const locale = useLocale() as Language
  const { documents, view } = useDesigner()
  const actions = useActions()
  const readOnly = useReadOnly()
  const flow = useFlow()
  const flowId = useView((state) => state.flowId)
  const language = useView((state) => state.language)
  const link = useView((state) => state.link)
  const places = useDocument((document) => document.layout[flowId]?.cards)
  const project = useDocument((document) => document.project)
  const { nodes, onNodesChange, onNodeDragStop } = useCanvasNodes()
  const { screenToFlowPosition } = useReactFlow()
  const zoom = useFlowStore((state) => Math.round(state.transform[2] * 20) / 20)
  const [tidying, setTidying] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  useCanvasKeys()
  useFlights()

  const links = useMemo(() => summariseLinks(flow ? canvasLinks(flow, places ?? {}) : []), [flow, places])
  const labels = useMemo(() => (flow ? portLabels({ flow, project, language, locale }) : {}), [flow, project, language, locale])
  const edges = useMemo<LinkEdgeType[]>(
    () =>
      links.links
        .filter((each) => each.near)
        .map(({ key, nodeId, portId, from, to }) => ({
          id: key,
          type: 'link',
          source: from,
          target: to,
          sourceHandle: key,
          targetHandle: 'in',
          data: { nodeId, portId, label: labels[key] ?? '' },
          selected: key === link,
          reconnectable: !readOnly,
        })),
    [links, labels, link, readOnly],
  )

  const onConnect = useCallback(
    ({ sourceHandle, target }: Connection) => sourceHandle && actions.connectTo(parseLinkKey(sourceHandle), target),
    [actions],
  )
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, { isValid, fromHandle, fromNode }: FinalConnectionState) => {
      if (isValid || !fromHandle?.id || !fromNode || fromHandle.type !== 'source') return
      const at =
        'changedTouches' in event
          ? { x: event.changedTouches[0]?.clientX ?? 0, y: event.changedTouches[0]?.clientY ?? 0 }
          : { x: event.clientX, y: event.clientY }
      const under = document
        .elementsFromPoint(at.x, at.y)
        .map((element) => element.closest<HTMLElement>('[data-card]')?.dataset.card)
        .find(Boolean)
      const from = parseLinkKey(fromHandle.id)
      if (under) return under === fromNode.id ? undefined : actions.connectTo(from, under)
      actions.openPalette({ at, place: screenToFlowPosition(at), from })
    },
    [actions, screenToFlowPosition],
  )
  const onReconnect = useCallback(
    (edge: LinkEdgeType, { sourceHandle, target }: Connection) => {
      if (sourceHandle)
        documents.edit(reconnect({ flowId: view.getState().flowId, from: edge.id, to: sourceHandle, cardId: target }), { label: 'connect' })
    },
    [documents, view],
  )
  const onDrop = (event: DragEvent) => {
    const dragged = readDrag(event.dataTransfer)
    if (!dragged || !('type' in dragged)) return
    event.preventDefault()
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY })
    actions.addCardOf(dragged.type, { at, place: { x: at.x - CARD_WIDTH / 2, y: at.y - 16 } })
  }

  // React Flow's own keys are off: ours know nodes, links and undo.
  const far = zoom < farZoom
  useEffect(() => void frame.current?.style.setProperty('--zoom', String(Math.max(0.15, zoom))), [zoom])

  return (
    <CanvasLinksProvider value={links}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the palette's drop; adding by keyboard is the "/" key */}
      <div
        ref={frame}
        className={cn('td-canvas relative h-full w-full overflow-hidden', tidying && 'tidying')}
        data-far={far || undefined}
        data-testid="canvas"
        onDragOver={(event) => isOurDrag(event.dataTransfer) && event.preventDefault()}
        onDrop={onDrop}
      >
        <ReactFlow<CardNode, LinkEdgeType>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onNodeDragStop={onNodeDragStop}
          onSelectionDragStop={(event, moved) => moved[0] && onNodeDragStop(event, moved[0], moved)}
          onEdgeClick={(_event, edge) => view.setState({ link: edge.id, cardIds: [], nodeId: null })}
          onPaneClick={() => view.select([])}
          onConnect={onConnect}
          onConnectEnd={onConnectEnd}
          onReconnect={onReconnect}
          connectionLineComponent={ConnectionLine}
          connectionRadius={28}
          nodesDraggable={!readOnly}
          nodesConnectable={!readOnly}
          deleteKeyCode={null}
          selectionKeyCode="Shift"
          multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
          selectionMode={SelectionMode.Partial}
          panActivationKeyCode="Space"
          panOnScroll
          zoomOnDoubleClick={false}
          disableKeyboardA11y
          onlyRenderVisibleElements={nodes.length > 60}
          elevateNodesOnSelect
          minZoom={0.08}
          maxZoom={1.6}
          proOptions={{ hideAttribution: true }}
          ariaLabelConfig={{ 'node.a11yDescription.default': t('canvas.help'), 'edge.a11yDescription.default': t('canvas.linkHelp') }}
          aria-label={t('canvas.label', { name: flow?.name ?? '' })}
          defaultViewport={{ x: 12, y: 24, zoom: 0.9 }}
        >
          <Background variant={BackgroundVariant.Dots} gap={16} size={1} color="var(--dot)" />
        </ReactFlow>
        <CanvasToolbar onTidying={setTidying} />
        <Legend />
        <Minimap nodes={nodes} />
        <ZoomBar />
        <Palette />
      </div>
    </CanvasLinksProvider>
  )
}

'use client'
import '@xyflow/react/dist/style.css'
import './canvas.css'
import { Background, type Connection, type FinalConnectionState, ReactFlow, ReactFlowProvider, SelectionMode } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo, useRef, useState } from 'react'
import { parseLinkKey } from '../../../flows/document/project.ts'
import { connect, disconnect } from '../document/operations.ts'
import { Cursors } from '../people/cursors.tsx'
import { useDesigner, useDesignerStore } from '../store.ts'
import type { Opening, PortChoice } from './actions/tools.ts'
import { CanvasActionsContext, useCreateActions } from './canvas-actions.ts'
import { CanvasTools } from './canvas-tools.tsx'
import { CardView } from './card-view.tsx'
import { FarLinks } from './far-links.ts'
import { FrameView } from './frame-view.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { LinkEdge } from './link-edge.tsx'
import { DropMark, useBoardDrop } from './node-list/drop-mark.tsx'
import { NodeList } from './node-list/node-list.tsx'
import { useNodeList } from './node-list/use-node-list.ts'
import { NoteView } from './note-view.tsx'
import { PaintedCards } from './painted-cards.tsx'
import { Palette } from './palette.tsx'
import { PortChooser } from './port-chooser.tsx'
import { SelectionBar } from './selection-bar.tsx'
import type { LinkEdge as Link } from './to-canvas.ts'
import { useCanvasCommands } from './use-canvas-commands.ts'
import { useCanvasKeys } from './use-canvas-keys.ts'
import { useCanvasNodes } from './use-canvas-nodes.ts'
import { useFarGestures } from './use-far-gestures.ts'
import { useFlight } from './use-flight.ts'
import { useTidy } from './use-tidy.ts'

const nodeTypes = { card: CardView, note: NoteView, frame: FrameView }
const edgeTypes = { link: LinkEdge }
const START_ZOOM = 0.72

export function Canvas() {
  return (
    <ReactFlowProvider>
      <Board />
    </ReactFlowProvider>
  )
}

/**
 * The board: React Flow shows a projection of the document; every gesture ends in one edit of the document. For the keyboard and
 * for those who do not see it, it is one element that always keeps the focus and names what is chosen on it.
 */
function Board() {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const board = useRef<HTMLElement>(null)
  const flowId = useDesigner((state) => state.flowId)
  const readOnly = useDesigner((state) => state.readOnly)
  const active = useDesigner((state) =>
    state.selectedNode ? `node-${state.selectedNode}` : state.selectedCards.map((id) => `card-${id}`).at(-1),
  )
  const [ready, setReady] = useState(false)
  const [palette, setPalette] = useState<Opening | null>(null)
  const [ports, setPorts] = useState<PortChoice[] | null>(null)
  const [finding, setFinding] = useState(false)
  const [helping, setHelping] = useState(false)
  const [connecting, setConnecting] = useState(false)
  const { nodes, edges, farLinks, shown, scene, onNodesChange, onNodeDragStart, onNodeDrag, onNodeDragStop } = useCanvasNodes()
  const farGestures = useFarGestures(scene)
  const { tidying, gliding, tidyFlow } = useTidy(scene)
  useFlight(scene, ready)

  const focus = useCallback(() => board.current?.focus({ preventScroll: true }), [])
  const openPalette = useCallback((opening: Opening) => !store.getState().readOnly && setPalette(opening), [store])
  const choosePort = useCallback((choices: PortChoice[]) => !store.getState().readOnly && setPorts(choices), [store])
  const actions = useCreateActions(scene, { openPalette, choosePort, focus })
  const drop = useBoardDrop(actions, readOnly)
  const list = useNodeList()
  const hideList = useCallback(() => {
    list.show(false)
    focus()
  }, [list.show, focus])
  const toggleList = useCallback(() => {
    if (list.open) hideList()
    else if (!readOnly) list.show(true)
  }, [list.open, list.show, hideList, readOnly])
  useCanvasKeys({
    actions,
    onFind: useCallback(() => setFinding(true), []),
    onHelp: useCallback(() => setHelping(true), []),
    onList: toggleList,
  })
  useCanvasCommands(actions, { tidyFlow, toggleList })
  const shownIds = useMemo(() => [...shown], [shown])
  const close = (): void => {
    setPalette(null)
    setPorts(null)
    focus()
  }

  const onConnect = useCallback(
    ({ sourceHandle, target }: Connection) => {
      if (sourceHandle && target) actions.pickCard(target, { at: { x: 0, y: 0 }, from: parseLinkKey(sourceHandle), after: null })
    },
    [actions],
  )
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, connection: FinalConnectionState) => {
      setConnecting(false)
      if (connection.isValid || !connection.fromHandle?.id) return
      const point = 'changedTouches' in event ? event.changedTouches[0] : event
      if (!point) return
      const from = parseLinkKey(connection.fromHandle.id)
      const at = { x: point.clientX, y: point.clientY }
      const under = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>('.react-flow__node-card')?.dataset.id
      // Let go on a card, it leads there; where nothing stands, the list says what it is to lead to.
      if (under && under !== connection.fromNode?.id) actions.pickCard(under, { at, from, after: null })
      else actions.addBehind(from, at)
    },
    [actions],
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

  return (
    <FarLinks value={farLinks}>
      <CanvasActionsContext value={actions}>
        <div className="relative flex h-full min-w-0">
          {list.open && !readOnly && <NodeList takesFocus={list.takesFocus} onClose={hideList} />}
          <section
            ref={board}
            data-region
            role="application"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the board is walked with the arrow keys
            tabIndex={0}
            aria-label={t('board')}
            aria-describedby="canvas-help"
            aria-activedescendant={active}
            data-testid="canvas"
            {...farGestures}
            {...drop.handlers}
            data-connecting={connecting || undefined}
            data-gliding={gliding || undefined}
            className="relative h-full min-w-0 flex-1 overflow-hidden -outline-offset-2"
          >
            <p id="canvas-help" className="sr-only">
              {t('boardHelp')}
            </p>
            <ReactFlow
              nodes={nodes}
              edges={edges}
              nodeTypes={nodeTypes}
              edgeTypes={edgeTypes}
              onNodesChange={onNodesChange}
              onNodeDragStart={onNodeDragStart}
              onNodeDrag={onNodeDrag}
              onNodeDragStop={onNodeDragStop}
              onConnect={onConnect}
              onConnectStart={() => setConnecting(true)}
              onConnectEnd={onConnectEnd}
              onReconnect={onReconnect}
              onEdgeClick={(_, edge) => store.getState().set({ selectedLink: edge.id, selectedCards: [], selectedNode: null })}
              onPaneClick={() => actions.clear()}
              nodesDraggable={!readOnly}
              nodesConnectable={!readOnly}
              edgesReconnectable={!readOnly}
              nodesFocusable={false}
              edgesFocusable={false}
              elevateNodesOnSelect={false}
              connectionRadius={28}
              selectionMode={SelectionMode.Partial}
              multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
              deleteKeyCode={null}
              minZoom={0.04}
              maxZoom={1.6}
              disableKeyboardA11y
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
            >
              <Background gap={20} size={2.2} color="var(--dot)" bgColor="var(--canvas)" />
              <PaintedCards scene={scene} />
              <SelectionBar shown={shownIds} />
              <Cursors />
              <DropMark ref={drop.mark} />
            </ReactFlow>
            <CanvasTools
              scene={scene}
              tidying={tidying}
              onTidy={tidyFlow}
              finding={finding}
              onFinding={(open) => {
                setFinding(open)
                if (!open) focus()
              }}
              onHelp={() => setHelping(true)}
              listed={list.open}
              onList={toggleList}
            />
            <Announcer />
          </section>
        </div>
        {palette && (
          <Palette
            opening={palette}
            onPick={(type) => {
              setPalette(null)
              actions.put({ type }, palette)
            }}
            onPickCard={(cardId) => {
              setPalette(null)
              actions.pickCard(cardId, palette)
            }}
            onClose={close}
          />
        )}
        {ports && (
          <PortChooser
            ports={ports}
            at={actions.besideCurrent()}
            onChoose={(port) => {
              setPorts(null)
              actions.addBehind(port)
            }}
            onDisconnect={(port) => {
              actions.disconnect(port)
              close()
            }}
            onClose={close}
          />
        )}
        <KeysDialog open={helping} onOpenChange={setHelping} />
      </CanvasActionsContext>
    </FarLinks>
  )
}

/** Tells those who do not see the canvas what the last action did. */
function Announcer() {
  const announcement = useDesigner((state) => state.announcement)
  return (
    <p role="status" aria-live="polite" className="sr-only" data-testid="announcer">
      {announcement}
    </p>
  )
}

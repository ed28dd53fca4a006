'use client'
import { useReactFlow } from '@xyflow/react'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Language } from '../../../flows/document/primitives.ts'
import type { Card, FlowNode } from '../../../flows/document/project.ts'
import { linkKey, parseLinkKey } from '../../../flows/document/project.ts'
import { parseNode } from '../../../flows/nodes/parse-settings.ts'
import { getNode } from '../../../flows/nodes/registry.ts'
import { copyCards, pasteCards, readClip } from '../document/clip.ts'
import { type Edit, findCard, findFlow, findNode, type Point } from '../document/document.ts'
import { addCard, deleteCards } from '../document/edit-cards.ts'
import { connect, disconnect } from '../document/edit-links.ts'
import { addNode, deleteNode, moveNode } from '../document/edit-nodes.ts'
import { newId } from '../document/new-id.ts'
import { touched } from '../document/touched.ts'
import { type Designer, useDesigner } from '../model/designer-context.tsx'
import type { PaletteRequest } from '../model/view-store.ts'
import { CARD_WIDTH } from './links.ts'

export type Actions = ReturnType<typeof createActions>

/** What people can do on the canvas, whether by mouse, keyboard or menu. */
export function useActions(): Actions {
  const designer = useDesigner()
  const locale = useLocale() as Language
  const t = useTranslations('designer')
  const { screenToFlowPosition, flowToScreenPosition } = useReactFlow()
  return useMemo(
    () =>
      createActions({
        designer,
        locale,
        say: (key, values) => t(key as never, values as never),
        toCanvas: screenToFlowPosition,
        toScreen: flowToScreenPosition,
      }),
    [designer, locale, t, screenToFlowPosition, flowToScreenPosition],
  )
}

type Needs = {
  designer: Designer
  locale: Language
  say(key: string, values?: Record<string, string | number>): string
  toCanvas(at: Point): Point
  toScreen(at: Point): Point
}

function createActions({ designer, locale, say, toCanvas, toScreen }: Needs) {
  const { documents, view } = designer
  const state = () => documents.getState().document
  const flowId = () => view.getState().flowId
  const place = (cardId: string): Point => state().layout[flowId()]?.cards[cardId] ?? { x: 0, y: 0 }
  const both =
    (...edits: Edit[]): Edit =>
    (document) =>
      edits.forEach((edit) => void edit(document))

  /** The first port of a node that still needs a card: what people most likely want to go on from. */
  const openPort = (node: FlowNode): string | null => {
    const flow = findFlow(state(), flowId())
    const { ports } = parseNode(node)
    const free = ports.filter((port) => !flow?.links[linkKey(node.id, port.id)])
    return (free.find((port) => !port.failure) ?? free[0])?.id ?? null
  }

  const actions = {
    openPalette: (palette: PaletteRequest) => documents.getState().readOnly || view.setState({ palette }),

    /** Below or beside what is selected; in the middle of the canvas when nothing is. */
    openPaletteAfterSelection(anchor: Element | null, into?: string) {
      const { cardIds, nodeId } = view.getState()
      const cardId = into ?? cardIds.at(-1)
      const card = cardId === undefined ? null : findCard(state(), flowId(), cardId)
      const box = (anchor ?? document.querySelector('.td-canvas'))?.getBoundingClientRect()
      const at = anchor
        ? { x: box?.left ?? 0, y: (box?.bottom ?? 0) + 6 }
        : card
          ? toScreen({ x: place(card.id).x + CARD_WIDTH + 24, y: place(card.id).y })
          : { x: (box?.left ?? 0) + 300, y: (box?.top ?? 0) + 120 }
      if (!card) return actions.openPalette({ at, place: toCanvas(at) })
      const index = nodeId ? card.nodes.findIndex((node) => node.id === nodeId) + 1 : card.nodes.length
      const last = card.nodes[index - 1]
      const port = last ? openPort(last) : null
      actions.openPalette({
        at,
        free: true,
        place: { x: place(card.id).x + CARD_WIDTH + 88, y: place(card.id).y },
        into: { cardId: card.id, index },
        ...(last && port ? { from: { nodeId: last.id, portId: port } } : {}),
      })
    },

    openPaletteOnLink(key: string, at: Point) {
      const flow = findFlow(state(), flowId())
      const to = flow?.links[key]
      if (to !== undefined) actions.openPalette({ at, place: toCanvas(at), free: true, from: parseLinkKey(key), to })
    },

    /** A new card with one node, where the palette was asked for, linked as it was asked. */
    addCardOf(type: string, request: PaletteRequest) {
      const node = freshNode(type)
      const name = getNode(type)?.words[locale].name ?? type
      const card: Card = { id: newId('card'), name, nodes: [node] }
      const at = request.free
        ? freeSpot(request.place ?? { x: 0, y: 0 }, state().layout[flowId()]?.cards ?? {})
        : (request.place ?? { x: 0, y: 0 })
      const edits: Edit[] = [addCard({ flowId: flowId(), card, at })]
      if (request.from) edits.push(connect({ flowId: flowId(), ...request.from, cardId: card.id }))
      const out = parseNode(node).ports.find((port) => !port.failure)
      if (request.to !== undefined && out) edits.push(connect({ flowId: flowId(), nodeId: node.id, portId: out.id, cardId: request.to }))
      documents.edit(both(...edits), { label: 'addCard' })
      view.setState({ cardIds: [card.id], nodeId: node.id, link: null, palette: null })
      view.announce(say('announce.added', { name }))
    },

    addNodeTo({ cardId, index, type }: { cardId: string; index?: number; type: string }) {
      const node = freshNode(type)
      documents.edit(addNode({ flowId: flowId(), cardId, node, index }), { label: 'addNode' })
      view.setState({ cardIds: [cardId], nodeId: node.id, link: null, palette: null })
      view.announce(say('announce.added', { name: getNode(type)?.words[locale].name ?? type }))
    },

    moveNodeTo({ nodeId, cardId, index }: { nodeId: string; cardId: string; index: number }) {
      const flow = findFlow(state(), flowId())
      const found = flow && findNode(flow, nodeId)
      if (!found) return
      // The index was counted with the node still in its place.
      const target = found.card.id === cardId && found.index < index ? index - 1 : index
      documents.edit(moveNode({ flowId: flowId(), nodeId, cardId, index: target }), { label: 'moveNode' })
      view.setState({ cardIds: [cardId], nodeId })
    },

    /** Up or down in its card, by keyboard. */
    shiftNode(by: -1 | 1) {
      const flow = findFlow(state(), flowId())
      const found = flow && findNode(flow, view.getState().nodeId ?? '')
      if (found)
        documents.edit(moveNode({ flowId: flowId(), nodeId: found.node.id, cardId: found.card.id, index: found.index + by }), {
          label: 'moveNode',
        })
    },

    walkNodes(by: -1 | 1) {
      const { cardIds, nodeId } = view.getState()
      const card = cardIds.length === 1 ? findCard(state(), flowId(), cardIds[0] ?? '') : null
      if (!card || card.nodes.length === 0) return
      const at = card.nodes.findIndex((node) => node.id === nodeId)
      const next = card.nodes[Math.max(0, Math.min(card.nodes.length - 1, at < 0 ? (by > 0 ? 0 : card.nodes.length - 1) : at + by))]
      view.setState({ nodeId: next?.id ?? null })
    },

    connectTo(from: { nodeId: string; portId: string }, cardId: string) {
      documents.edit(connect({ flowId: flowId(), ...from, cardId }), { label: 'connect' })
      view.setState({ palette: null })
      view.announce(say('announce.connected', { name: findCard(state(), flowId(), cardId)?.name ?? '' }))
    },

    /** The selected link, else the selected node of a card with several, else the selected cards. */
    remove() {
      const { cardIds, nodeId, link } = view.getState()
      if (link !== null) {
        documents.edit(disconnect({ flowId: flowId(), ...parseLinkKey(link) }), { label: 'disconnect' })
        return view.setState({ link: null })
      }
      const card = cardIds.length === 1 ? findCard(state(), flowId(), cardIds[0] ?? '') : null
      if (nodeId !== null && card && card.nodes.length > 1) {
        documents.edit(deleteNode({ flowId: flowId(), nodeId }), { label: 'delete' })
        return view.setState({ nodeId: null })
      }
      const start = findFlow(state(), flowId())?.startCardId
      if (cardIds.length > 0 && cardIds.every((cardId) => cardId === start)) return view.announce(say('announce.startStays'))
      documents.edit(deleteCards({ flowId: flowId(), cardIds }), { label: 'delete' })
      view.announce(say('announce.deleted', { count: cardIds.filter((cardId) => cardId !== start).length }))
      view.select([])
    },

    clip: () => {
      const made = copyCards(state(), flowId(), view.getState().cardIds)
      if (made) view.announce(say('announce.copied', { count: made.cards.length }))
      return made ? JSON.stringify(made) : null
    },

    /** False: the text holds no cards. */
    paste(text: string, at: Point): boolean {
      const clip = readClip(text)
      if (!clip) return false
      const { edit, cardIds } = pasteCards({ flowId: flowId(), clip, at, newId })
      documents.edit(edit, { label: 'paste' })
      view.select(cardIds)
      view.announce(say('announce.pasted', { count: cardIds.length }))
      return true
    },

    duplicate() {
      const clip = copyCards(state(), flowId(), view.getState().cardIds)
      if (!clip) return
      const places = Object.values(clip.places)
      const at = { x: Math.min(...places.map(({ x }) => x)) + 32, y: Math.min(...places.map(({ y }) => y)) + 32 }
      const { edit, cardIds } = pasteCards({ flowId: flowId(), clip, at, newId })
      documents.edit(edit, { label: 'duplicate' })
      view.select(cardIds)
    },

    undo: () => show(documents.undo(), 'announce.undone'),
    redo: () => show(documents.redo(), 'announce.redone'),
  }

  function show(patches: ReturnType<typeof documents.undo>, message: string): void {
    if (!patches) return
    const { flowId: changedFlow, cardIds } = touched(patches)
    const known = changedFlow !== null && Object.hasOwn(state().project.flows, changedFlow)
    const left = cardIds.filter((cardId) => findCard(state(), changedFlow ?? '', cardId))
    view.setState({ ...(known ? { flowId: changedFlow } : {}), cardIds: left, nodeId: null, link: null })
    view.announce(say(message))
  }

  return actions
}

function freshNode(type: string): FlowNode {
  const definition = getNode(type)
  return { id: newId('node'), type, version: definition?.version ?? 1, settings: (definition?.create() ?? {}) as Record<string, unknown> }
}

/** Below what already stands there. */
function freeSpot(wanted: Point, places: Readonly<Record<string, Point>>): Point {
  const at = { ...wanted }
  for (let tries = 0; tries < 40; tries++) {
    const taken = Object.values(places).some(
      (other) => Math.abs(other.x - at.x) < CARD_WIDTH + 12 && at.y - other.y < 260 && other.y - at.y < 160,
    )
    if (!taken) break
    at.y += 40
  }
  return at
}

import type { FlowLayout, Layout } from '../../../flows/document/layout.ts'
import type { Card, Flow, FlowNode, Project } from '../../../flows/document/project.ts'

/** What is edited, saved and undone together: behaviour and where things stand. */
export type FlowDocument = { project: Project; layout: Layout }
export type Point = { x: number; y: number }
/** One change. It mutates the draft it is given (see history.ts); wrong ids change nothing. */
export type Edit = (document: FlowDocument) => void

export function findFlow(document: FlowDocument, flowId: string): Flow | null {
  return Object.hasOwn(document.project.flows, flowId) ? (document.project.flows[flowId] ?? null) : null
}

export function findCard(document: FlowDocument, flowId: string, cardId: string): Card | null {
  const flow = findFlow(document, flowId)
  return flow && Object.hasOwn(flow.cards, cardId) ? (flow.cards[cardId] ?? null) : null
}

export function findNode(flow: Flow, nodeId: string): { card: Card; node: FlowNode; index: number } | null {
  for (const card of Object.values(flow.cards)) {
    const index = card.nodes.findIndex((node) => node.id === nodeId)
    const node = card.nodes[index]
    if (node) return { card, node, index }
  }
  return null
}

/** The layout of a flow, made when it is missing. */
export function layoutOf(document: FlowDocument, flowId: string): FlowLayout {
  document.layout[flowId] ??= { cards: {}, notes: {} }
  return document.layout[flowId]
}

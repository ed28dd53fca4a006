import { linkKey, parseLinkKey } from '../../../flows/document/project.ts'
import { parseNode } from '../../../flows/nodes/parse-settings.ts'
import type { DesignDocument } from '../contract.ts'
import { cardOfNode, flowOf } from './operations.ts'

/** Moves a node to another place of its card or to another card, before the node that is now at `index`; its links come along. */
export function moveNode(document: DesignDocument, options: { flowId: string; nodeId: string; cardId: string; index: number }): void {
  const { flowId, nodeId, cardId, index } = options
  const flow = flowOf(document, flowId)
  const from = cardOfNode(flow, nodeId)
  const to = flow.cards[cardId]
  if (!from || !to) return
  const at = from.nodes.findIndex((node) => node.id === nodeId)
  // Taken out first, everything behind it in the same card moves up by one.
  const target = from === to && at < index ? index - 1 : index
  if (from === to && target === at) return
  const [node] = from.nodes.splice(at, 1)
  if (node) to.nodes.splice(Math.min(target, to.nodes.length), 0, node)
}

/** The card a conversation begins this flow with. */
export function setStartCard(document: DesignDocument, flowId: string, cardId: string): void {
  const flow = flowOf(document, flowId)
  if (flow.cards[cardId]) flow.startCardId = cardId
}

/** The flow every conversation begins with. */
export function setEntryFlow(document: DesignDocument, flowId: string): void {
  if (document.project.flows[flowId]) document.project.entryFlowId = flowId
}

/** Where the links of a card lead to and where links come to it from, in the order of its rows; each card once. */
export function neighbours(document: DesignDocument, flowId: string, cardId: string): { next: string[]; before: string[] } {
  const flow = flowOf(document, flowId)
  const card = flow.cards[cardId]
  const next = (card?.nodes ?? []).flatMap((node) => parseNode(node).ports.flatMap((port) => flow.links[linkKey(node.id, port.id)] ?? []))
  const before = Object.entries(flow.links).flatMap(([key, target]) =>
    target === cardId ? (cardOfNode(flow, parseLinkKey(key).nodeId)?.id ?? []) : [],
  )
  return { next: [...new Set(next)], before: [...new Set(before)] }
}

import { type Card, linkKey, parseLinkKey } from '../../../flows/document/project.ts'
import type { Variable } from '../../../flows/document/variable.ts'
import type { DesignDocument } from '../contract.ts'
import { flowOf, newLocalId, type Point, placeCard } from './operations.ts'

type Clip = { format: 'tandem-cards'; cards: { card: Card; x: number; y: number }[]; links: Record<string, string>; variables: Variable[] }

/** Cards as text: works between flows, browser tabs and workspaces. Links among the cards and the variables they use come along. */
export function copyCards(document: DesignDocument, flowId: string, cardIds: readonly string[]): string {
  const flow = flowOf(document, flowId)
  const chosen = cardIds.flatMap((id) => (flow.cards[id] ? [flow.cards[id]] : []))
  const nodeIds = new Set(chosen.flatMap((card) => card.nodes.map((node) => node.id)))
  const cards = chosen.map((card) => ({ card, ...(document.layout[flowId]?.cards[card.id] ?? { x: 0, y: 0 }) }))
  const links = Object.fromEntries(
    Object.entries(flow.links).filter(([key, target]) => nodeIds.has(parseLinkKey(key).nodeId) && cardIds.includes(target)),
  )
  const text = JSON.stringify(chosen)
  const variables = document.project.variables.filter((variable) => new RegExp(`\\b${variable.id}\\b`).test(text))
  return JSON.stringify({ format: 'tandem-cards', cards, links, variables } satisfies Clip)
}

/** Reads text from the clipboard; null for anything that is not ours. */
export function readClip(text: string): Clip | null {
  if (text.length > 5_000_000 || !text.startsWith('{"format":"tandem-cards"')) return null
  try {
    const clip = JSON.parse(text) as Clip
    return Array.isArray(clip.cards) && clip.cards.every((each) => typeof each.card?.id === 'string' && Array.isArray(each.card.nodes))
      ? clip
      : null
  } catch {
    return null
  }
}

/** Pastes with new ids so that its upper left stands at `at`. @returns the new cards' ids */
export function pasteCards(document: DesignDocument, flowId: string, clip: Clip, at: Point): string[] {
  const flow = flowOf(document, flowId)
  const left = Math.min(...clip.cards.map((each) => each.x))
  const top = Math.min(...clip.cards.map((each) => each.y))
  const cardIds = new Map(clip.cards.map(({ card }) => [card.id, newLocalId('c')]))
  const nodeIds = new Map(clip.cards.flatMap(({ card }) => card.nodes.map((node) => [node.id, newLocalId('n')] as const)))
  for (const { card, x, y } of clip.cards) {
    const id = cardIds.get(card.id) ?? card.id
    flow.cards[id] = { ...card, id, nodes: card.nodes.map((node) => ({ ...node, id: nodeIds.get(node.id) ?? node.id })) }
    placeCard(document, flowId, id, { x: at.x + x - left, y: at.y + y - top })
  }
  for (const [key, target] of Object.entries(clip.links ?? {})) {
    const { nodeId, portId } = parseLinkKey(key)
    const node = nodeIds.get(nodeId)
    const card = cardIds.get(target)
    if (node && card) flow.links[linkKey(node, portId)] = card
  }
  const known = new Set(document.project.variables.map((variable) => variable.id))
  for (const variable of clip.variables ?? []) if (!known.has(variable.id)) document.project.variables.push(variable)
  return [...cardIds.values()]
}

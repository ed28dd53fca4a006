import type { Card } from '../../../flows/document/project.ts'
import { linkKey, parseLinkKey } from '../../../flows/document/project.ts'
import { settingsFields } from '../model/settings-fields.ts'
import type { Clip } from './clip-schema.ts'

/** The cards and links of a clip under new ids; what leads to a card of the clip leads to its copy. */
export function cardsIn(
  clip: Clip,
  newId: (prefix: string) => string,
): { cards: { card: Card; from: string }[]; links: Record<string, string> } {
  const cardIds = new Map(clip.cards.map((card) => [card.id, newId('card')]))
  const nodeIds = new Map(clip.cards.flatMap((card) => card.nodes.map((node) => [node.id, newId('node')] as const)))
  const cards = clip.cards.map((card) => ({
    from: card.id,
    card: {
      ...card,
      id: cardIds.get(card.id) ?? card.id,
      nodes: card.nodes.map((node) => ({
        ...node,
        id: nodeIds.get(node.id) ?? node.id,
        settings: withCardIds(node.type, node.settings, cardIds),
      })),
    },
  }))
  const links: Record<string, string> = {}
  for (const [key, target] of Object.entries(clip.links)) {
    const { nodeId, portId } = parseLinkKey(key)
    const from = nodeIds.get(nodeId)
    const to = cardIds.get(target)
    if (from && to) links[linkKey(from, portId)] = to
  }
  return { cards, links }
}

function withCardIds(type: string, settings: Record<string, unknown>, cardIds: Map<string, string>): Record<string, unknown> {
  const copy = structuredClone(settings)
  for (const { key, meta } of settingsFields(type)) {
    const to = meta.control === 'card' ? cardIds.get(String(copy[key])) : undefined
    if (to) copy[key] = to
  }
  return copy
}

import type { Card } from '../../../flows/document/project.ts'
import { parseLinkKey } from '../../../flows/document/project.ts'
import { type Edit, findCard, findFlow, layoutOf, type Point } from './document.ts'

export function addCard({ flowId, card, at }: { flowId: string; card: Card; at: Point }): Edit {
  return (document) => {
    const flow = findFlow(document, flowId)
    if (!flow || Object.hasOwn(flow.cards, card.id)) return
    flow.cards[card.id] = card
    layoutOf(document, flowId).cards[card.id] = rounded(at)
    if (!Object.hasOwn(flow.cards, flow.startCardId)) flow.startCardId = card.id
  }
}

/** Also puts every card at its place after tidying. */
export function moveCards({ flowId, places }: { flowId: string; places: Record<string, Point> }): Edit {
  return (document) => {
    const flow = findFlow(document, flowId)
    if (!flow) return
    const layout = layoutOf(document, flowId)
    for (const [cardId, at] of Object.entries(places)) if (Object.hasOwn(flow.cards, cardId)) layout.cards[cardId] = rounded(at)
  }
}

export function renameCard({ flowId, cardId, name }: { flowId: string; cardId: string; name: string }): Edit {
  return (document) => {
    const card = findCard(document, flowId, cardId)
    if (card) card.name = name.slice(0, 120)
  }
}

export function setStartCard({ flowId, cardId }: { flowId: string; cardId: string }): Edit {
  return (document) => {
    const flow = findFlow(document, flowId)
    if (flow && Object.hasOwn(flow.cards, cardId)) flow.startCardId = cardId
  }
}

/** With the links from and to them. The start card stays: a flow without one cannot begin. */
export function deleteCards({ flowId, cardIds }: { flowId: string; cardIds: readonly string[] }): Edit {
  return (document) => {
    const flow = findFlow(document, flowId)
    if (!flow) return
    const layout = layoutOf(document, flowId)
    const gone = new Set(cardIds.filter((cardId) => cardId !== flow.startCardId && Object.hasOwn(flow.cards, cardId)))
    const nodes = new Set<string>()
    for (const cardId of gone) {
      for (const node of flow.cards[cardId]?.nodes ?? []) nodes.add(node.id)
      delete flow.cards[cardId]
      delete layout.cards[cardId]
    }
    for (const [key, target] of Object.entries(flow.links)) {
      if (gone.has(target) || nodes.has(parseLinkKey(key).nodeId)) delete flow.links[key]
    }
  }
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) }
}

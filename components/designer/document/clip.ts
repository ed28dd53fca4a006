import { cardsIn } from './clip-cards.ts'
import { type Clip, clipSchema } from './clip-schema.ts'
import { type Edit, type FlowDocument, findFlow, layoutOf, type Point } from './document.ts'

export type { Clip }

/** Cards as text for the clipboard, with the links among them and the variables and intents they use. */
export function copyCards(document: FlowDocument, flowId: string, cardIds: readonly string[]): Clip | null {
  const flow = findFlow(document, flowId)
  if (!flow) return null
  const cards = cardIds.flatMap((cardId) => flow.cards[cardId] ?? [])
  if (cards.length === 0) return null
  const inside = new Set(cards.map((card) => card.id))
  const nodes = new Set(cards.flatMap((card) => card.nodes.map((node) => node.id)))
  const words = JSON.stringify(cards)
  const uses = (id: string) => new RegExp(`\\b${id}\\b`).test(words)
  const places = document.layout[flowId]?.cards ?? {}
  return {
    format: 'tandem-cards',
    cards,
    links: Object.fromEntries(
      Object.entries(flow.links).filter(([key, target]) => inside.has(target) && nodes.has(key.slice(0, key.indexOf('.')))),
    ),
    places: Object.fromEntries(cards.map((card, index) => [card.id, places[card.id] ?? { x: index * 260, y: 0 }])),
    variables: document.project.variables.filter((variable) => uses(variable.id)),
    intents: document.project.intents.filter((intent) => uses(intent.id)),
  }
}

/** What the clipboard holds, if it is ours. Anything may stand there. */
export function readClip(text: string): Clip | null {
  if (text.length > 2_000_000 || !text.includes('tandem-cards')) return null
  try {
    const parsed = clipSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Put copied cards in, under ids of their own; `at` becomes the upper left corner of the group. */
export function pasteCards({ flowId, clip, at, newId }: { flowId: string; clip: Clip; at: Point; newId: (prefix: string) => string }): {
  edit: Edit
  cardIds: string[]
} {
  const { cards, links } = cardsIn(clip, newId)
  const corner = {
    x: Math.min(...Object.values(clip.places).map((place) => place.x)),
    y: Math.min(...Object.values(clip.places).map((place) => place.y)),
  }
  const edit: Edit = (document) => {
    const flow = findFlow(document, flowId)
    if (!flow) return
    const layout = layoutOf(document, flowId)
    for (const { card, from } of cards) {
      const place = clip.places[from] ?? corner
      flow.cards[card.id] = card
      layout.cards[card.id] = { x: Math.round(at.x + place.x - corner.x), y: Math.round(at.y + place.y - corner.y) }
    }
    Object.assign(flow.links, links)
    const { variables, intents } = document.project
    for (const variable of clip.variables) if (!variables.some((each) => each.id === variable.id)) variables.push(variable)
    for (const intent of clip.intents) if (!intents.some((each) => each.id === intent.id)) intents.push(intent)
  }
  return { edit, cardIds: cards.map(({ card }) => card.id) }
}

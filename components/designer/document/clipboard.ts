import { z } from 'zod'
import { idSchema } from '../../../flows/document/primitives.ts'
import { cardSchema, linkKey, parseLinkKey } from '../../../flows/document/project.ts'
import { variableSchema } from '../../../flows/document/variable.ts'
import type { DesignDocument } from '../contract.ts'
import { flowOf, newLocalId, type Point, placeCard } from './operations.ts'

const FORMAT = 'tandem-cards'
const START = `{"format":"${FORMAT}"`
/** Characters: more is not even parsed, so that nothing pasted holds up the page. */
const MAX_LENGTH = 5_000_000

const clipSchema = z.strictObject({
  format: z.literal(FORMAT),
  cards: z
    .array(z.strictObject({ card: cardSchema, x: z.number(), y: z.number() }))
    .min(1)
    .max(1000),
  links: z.record(z.string(), idSchema),
  variables: z.array(variableSchema).max(1000),
})
type Clip = z.infer<typeof clipSchema>
/** Why a text is not pasted: nothing of ours, a whole flow's file, ours but altered or of a newer version, or too long. */
export type ClipProblem = 'foreign' | 'wholeFlow' | 'damaged' | 'tooLarge'

/** Cards as text: works between flows, browser tabs and workspaces. Links among the cards and the variables they use come along. */
export function copyCards(document: DesignDocument, flowId: string, cardIds: readonly string[]): string {
  const flow = flowOf(document, flowId)
  const chosen = cardIds.flatMap((id) => (flow.cards[id] ? [flow.cards[id]] : []))
  const nodeIds = new Set(chosen.flatMap((card) => card.nodes.map((node) => node.id)))
  const cards = chosen.map((card) => {
    const { x, y } = document.layout[flowId]?.cards[card.id] ?? { x: 0, y: 0 }
    return { card, x, y }
  })
  const links = Object.fromEntries(
    Object.entries(flow.links).filter(([key, target]) => nodeIds.has(parseLinkKey(key).nodeId) && cardIds.includes(target)),
  )
  const text = JSON.stringify(chosen)
  const variables = document.project.variables.filter((variable) => new RegExp(`\\b${variable.id}\\b`).test(text))
  return JSON.stringify({ format: FORMAT, cards, links, variables } satisfies Clip)
}

/** Reads text from the clipboard, whatever it is: only cards that a draft may hold come through. */
export function readClip(text: string): Clip | ClipProblem {
  if (text.length > MAX_LENGTH) return 'tooLarge'
  if (!text.startsWith(START)) return /^\s*\{[^{]{0,80}"tandem-project"/.test(text) ? 'wholeFlow' : 'foreign'
  try {
    const clip = clipSchema.safeParse(JSON.parse(text))
    return clip.success ? clip.data : 'damaged'
  } catch {
    return 'damaged'
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
  for (const [key, target] of Object.entries(clip.links)) {
    const { nodeId, portId } = parseLinkKey(key)
    const node = nodeIds.get(nodeId)
    const card = cardIds.get(target)
    if (node && card) flow.links[linkKey(node, portId)] = card
  }
  const known = new Set(document.project.variables.map((variable) => variable.id))
  for (const variable of clip.variables) if (!known.has(variable.id)) document.project.variables.push(variable)
  return [...cardIds.values()]
}

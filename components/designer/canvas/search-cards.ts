import type { Language } from '../../../flows/document/primitives.ts'
import type { Card, Project } from '../../../flows/document/project.ts'

export type CardHit = {
  flowId: string
  cardId: string
  /** The node in whose settings the words stand; null when it is the card's name. */
  nodeId: string | null
  /** The words with a little before and after them. */
  excerpt: string
}

type Text = { nodeId: string; language: Language | null; text: string; lower: string }
const texts = new WeakMap<Card, Text[]>()

/** Cards by their name, then by what stands on them, in the language that is edited; the open flow first. */
export function searchCards(options: { project: Project; openFlowId: string; language: Language; text: string; limit: number }): CardHit[] {
  const { project, openFlowId, language, limit } = options
  const wanted = options.text.trim().toLowerCase()
  if (wanted === '') return []
  const flows = Object.values(project.flows).sort((a, b) => Number(b.id === openFlowId) - Number(a.id === openFlowId))
  const named: CardHit[] = []
  const written: CardHit[] = []
  for (const flow of flows)
    for (const card of Object.values(flow.cards)) {
      const at = { flowId: flow.id, cardId: card.id }
      if (card.name.toLowerCase().includes(wanted)) named.push({ ...at, nodeId: null, excerpt: card.name })
      else {
        const hit = textsOf(card).find((each) => (each.language === null || each.language === language) && each.lower.includes(wanted))
        if (hit) written.push({ ...at, nodeId: hit.nodeId, excerpt: excerptOf(hit, wanted) })
      }
      if (named.length >= limit) return named
    }
  return [...named, ...written].slice(0, limit)
}

/** Read once per card: documents are immutable. */
function textsOf(card: Card): Text[] {
  let found = texts.get(card)
  if (!found) {
    found = card.nodes.flatMap((node) =>
      [...stringsIn(node.settings, null)].map((each) => ({ ...each, nodeId: node.id, lower: each.text.toLowerCase() })),
    )
    texts.set(card, found)
  }
  return found
}

function* stringsIn(value: unknown, language: Language | null): Generator<{ language: Language | null; text: string }> {
  if (typeof value === 'string') yield { language, text: value }
  else if (value && typeof value === 'object')
    for (const [key, child] of Object.entries(value)) yield* stringsIn(child, key === 'zh-CN' || key === 'en' ? key : language)
}

const BEFORE = 12
const AFTER = 40

function excerptOf({ text, lower }: Text, wanted: string): string {
  const at = lower.indexOf(wanted)
  const start = Math.max(0, at - BEFORE)
  const end = Math.min(text.length, at + wanted.length + AFTER)
  return `${start > 0 ? '…' : ''}${text.slice(start, end).replaceAll('\n', ' ')}${end < text.length ? '…' : ''}`
}

import type { Project } from '../../../flows/document/project.ts'
import type { Conflict } from '../../../flows/merge/conflict.ts'
import type { Marks } from './marks.ts'

export type ConflictPlace = { flowId: string; cardId: string; nodeId?: string }

/** The card of `project`, which shows everything of both sides, that a conflict is about; null when it is about something beside the canvas. */
export function placeOfConflict({ part }: Pick<Conflict, 'part'>, project: Project): ConflictPlace | null {
  const [kind, flowId = '', id = ''] = part.split('/')
  const cards = Object.hasOwn(project.flows, flowId) ? project.flows[flowId]?.cards : undefined
  if (!cards) return null
  if (kind === 'card' || kind === 'nodes') return Object.hasOwn(cards, id) ? { flowId, cardId: id } : null
  if (kind !== 'node') return null
  const card = Object.values(cards).find(({ nodes }) => nodes.some((node) => node.id === id))
  return card ? { flowId, cardId: card.id, nodeId: id } : null
}

/** Whatever else is said of a card: that both sides changed it comes first. */
export function markConflicts(marks: Marks, places: readonly (ConflictPlace | null)[]): Marks {
  const marked: Record<string, Marks[string]> = { ...marks }
  for (const place of places) {
    if (!place) continue
    const { flowId, cardId, nodeId } = place
    const flow = marked[flowId] ?? { cards: {}, nodes: {}, links: {} }
    marked[flowId] = {
      ...flow,
      cards: { ...flow.cards, [cardId]: 'conflict' },
      ...(nodeId ? { nodes: { ...flow.nodes, [nodeId]: 'conflict' } } : {}),
    }
  }
  return marked
}

import type { Layout } from '../document/layout.ts'
import { type Project, parseLinkKey } from '../document/project.ts'

export type Overview = {
  /** Cards of the entry flow, in canvas pixels. */
  cards: { id: string; name: string; x: number; y: number }[]
  /** From card to card. */
  links: [from: string, to: string][]
}

/** A flow seen from far: its cards and where they lead. */
export function overviewOf({ project, layout }: { project: Project; layout: Layout }): Overview {
  const flow = project.flows[project.entryFlowId]
  const places = layout[project.entryFlowId]?.cards ?? {}
  const cards = Object.values(flow?.cards ?? {})
  const cardOf = new Map(cards.flatMap((card) => card.nodes.map((node) => [node.id, card.id] as const)))
  const pairs = Object.entries(flow?.links ?? {}).map(([link, to]) => `${cardOf.get(parseLinkKey(link).nodeId) ?? ''} ${to}`)
  return {
    cards: cards.map(({ id, name }) => ({ id, name, x: places[id]?.x ?? 0, y: places[id]?.y ?? 0 })),
    links: [...new Set(pairs)].map((pair) => pair.split(' ') as [string, string]),
  }
}

import type { Layout } from '../../flows/document/layout.ts'
import type { Project } from '../../flows/document/project.ts'
import { tidy } from '../designer/canvas/tidy.ts'

/** A tidy place for every card of a project that comes without places. */
export async function placeCards(project: Project): Promise<Layout> {
  const flows = Object.values(project.flows).map(async (flow) => {
    const sizes = new Map(Object.values(flow.cards).map((card) => [card.id, { width: 248, height: 64 + card.nodes.length * 72 }]))
    return [flow.id, { cards: await tidy(flow, sizes), notes: {} }] as const
  })
  return Object.fromEntries(await Promise.all(flows))
}

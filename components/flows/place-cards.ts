import type { Layout } from '../../flows/document/layout.ts'
import type { Project } from '../../flows/document/project.ts'
import { CARD_WIDTH, estimateHeight } from '../designer/canvas/geometry.ts'
import { tidy } from '../designer/canvas/tidy.ts'

/** A tidy place for every card of a project that comes without places. */
export async function placeCards(project: Project): Promise<Layout> {
  const flows = Object.values(project.flows).map(async (flow) => {
    const boxes = new Map(
      Object.values(flow.cards).map((card) => [card.id, { x: 0, y: 0, width: CARD_WIDTH, height: estimateHeight(card) }]),
    )
    return [flow.id, { cards: await tidy({ flow, boxes, pinned: new Set() }), notes: {} }] as const
  })
  return Object.fromEntries(await Promise.all(flows))
}

import { type Flow, type FlowNode, linkKey } from '../../../../flows/document/project.ts'
import { parseNode } from '../../../../flows/nodes/parse-settings.ts'

export type OutlineCard = { id: string; name: string; first: FlowNode | undefined }

/** A flow's cards in the order in which a customer may come to them, from its start; what no way leads to is left out. */
export function outline({ cards, links, startCardId }: Flow): OutlineCard[] {
  const order = [startCardId]
  const seen = new Set(order)
  // The list grows while it is walked.
  for (const id of order)
    for (const node of cards[id]?.nodes ?? [])
      for (const port of parseNode(node).ports) {
        const target = links[linkKey(node.id, port.id)]
        if (!target || seen.has(target) || !cards[target]) continue
        seen.add(target)
        order.push(target)
      }
  return order.flatMap((id) => {
    const card = cards[id]
    return card ? [{ id, name: card.name, first: card.nodes[0] }] : []
  })
}

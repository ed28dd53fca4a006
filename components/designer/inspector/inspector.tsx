'use client'
import { useCard, useView } from '../model/designer-context.tsx'
import { CardInspector } from './card-inspector.tsx'
import { FlowInspector } from './flow-inspector.tsx'
import { NodeInspector } from './node-inspector.tsx'
import { SelectionInspector } from './selection-inspector.tsx'

/** What belongs to the selection: a node, a card, several cards; the flow and the project when nothing is selected. */
export function Inspector() {
  const cardIds = useView((state) => state.cardIds)
  const nodeId = useView((state) => state.nodeId)
  const card = useCard(cardIds.length === 1 ? (cardIds[0] ?? '') : '')
  const node = card?.nodes.find((each) => each.id === nodeId) ?? (card?.nodes.length === 1 ? card.nodes[0] : undefined)
  return (
    <div className="min-h-0 flex-1 overflow-y-auto" data-testid="inspector">
      {cardIds.length > 1 ? (
        <SelectionInspector />
      ) : card && node ? (
        <NodeInspector key={node.id} card={card} node={node} />
      ) : card ? (
        <CardInspector key={card.id} card={card} />
      ) : (
        <FlowInspector />
      )}
    </div>
  )
}

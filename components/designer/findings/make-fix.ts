import { applyFix, type Fix } from '../../../flows/analysis/fix.ts'
import { makePatch, writePatch } from '../../../flows/document/patch.ts'
import { placeBehind } from '../canvas/free-place.ts'
import { type Box, CARD_WIDTH, estimateHeight } from '../canvas/geometry.ts'
import type { DesignDocument } from '../contract.ts'
import { placeCard } from '../document/operations.ts'

/** A recipe that makes a fix: only what it touches changes, and cards it makes stand beside the one they belong to. */
export function makeFix(before: DesignDocument, fix: Fix): (document: DesignDocument) => void {
  const patch = makePatch(before.project, applyFix(before.project, fix))
  return (document) => {
    writePatch(document.project, patch)
    for (const { flowId, cardId, beside } of fix.newCards)
      if (document.project.flows[flowId]?.cards[cardId])
        placeCard(document, flowId, cardId, placeBehind(boxesOf(document, flowId, cardId), beside))
  }
}

/** Where the cards of a flow stand, without one that has no place yet. */
function boxesOf({ project, layout }: DesignDocument, flowId: string, without: string): Map<string, Box> {
  return new Map(
    Object.values(project.flows[flowId]?.cards ?? {}).flatMap((card) => {
      const place = layout[flowId]?.cards[card.id]
      return place && card.id !== without ? [[card.id, { x: place.x, y: place.y, width: CARD_WIDTH, height: estimateHeight(card) }]] : []
    }),
  )
}

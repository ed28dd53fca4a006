'use client'
import { useEffect } from 'react'
import type { LitPath } from '../../simulator/path.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { type DesignerStore, useDesignerStore } from '../store.ts'

/**
 * The canvas follows the conversation: into the flow it is in, to the card it stands on, the way it took lit. Somebody who
 * opens another flow meanwhile may look around there until the next step.
 */
export function useFollow(simulation: SimulationStore): void {
  const designer = useDesignerStore()
  useEffect(() => {
    const stopFollowing = simulation.subscribe(({ path }, before) => path !== before.path && show(designer, path, path.flowId))
    const stopLighting = designer.subscribe(
      ({ flowId }, before) => flowId !== before.flowId && show(designer, simulation.getState().path, flowId),
    )
    return () => {
      stopFollowing()
      stopLighting()
    }
  }, [designer, simulation])
}

/** Light the way in a flow, and open that flow if it is another. A flow the draft no longer has is not opened. */
function show(designer: DesignerStore, { stack, walked }: LitPath, wanted: string | null): void {
  const { history, flowId: open, path: before, set } = designer.getState()
  const flowId = wanted !== null && history.document.project.flows[wanted] ? wanted : open
  const lit = walked[flowId]
  const path = lit
    ? { flowId, currentCardId: stack.findLast((frame) => frame.flowId === flowId)?.cardId ?? null, cards: lit.cards, links: lit.links }
    : null
  if (flowId !== open) set({ flowId, selectedCards: [], selectedNode: null, path })
  else if (path !== before) set({ path })
}

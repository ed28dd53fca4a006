import type { Change } from '../../../flows/diff/diff-projects.ts'
import { isRecord } from '../../../flows/document/same.ts'
import type { FlowMarks, Mark, Marks } from './marks.ts'

/** The marks of cards that one of these changes is about; what was only moved or renamed is none. */
export function onlyAt(marks: Marks, changes: readonly Change[]): Marks {
  const touched = new Set(
    changes.flatMap(({ flowId, cardId, before }) =>
      [cardId, isRecord(before) ? before.card : undefined].map((card) => `${flowId}/${card}`),
    ),
  )
  const stays = (flowId: string, cardId: string, mark: Mark) =>
    mark !== 'moved' && (mark !== 'changed' || touched.has(`${flowId}/${cardId}`))
  return Object.fromEntries(
    Object.entries(marks).map(([flowId, flow]): [string, FlowMarks] => [
      flowId,
      { ...flow, cards: Object.fromEntries(Object.entries(flow.cards).filter(([cardId, mark]) => stays(flowId, cardId, mark))) },
    ]),
  )
}

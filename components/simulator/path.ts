import { linkKey } from '../../flows/document/project.ts'
import { currentStep, type Session, storySoFar } from './session.ts'

/** Where the simulated conversation is and went, for the canvas. */
export type LitPath = {
  /** The flows it is inside of, outermost first; the last is where it stands. Empty when it is over. */
  stack: { flowId: string; cardId: string; nodeId: string }[]
  /** The flow to show: where it stands, or where it ended. */
  flowId: string | null
  /** Per flow: cards walked through, and ports (link keys) they were left by. */
  walked: Record<string, { cards: string[]; links: string[] }>
}

export const noPath: LitPath = { stack: [], flowId: null, walked: {} }

export function litPath(session: Session): LitPath {
  const cards = new Map<string, Set<string>>()
  const links = new Map<string, Set<string>>()
  const put = (into: Map<string, Set<string>>, flowId: string, value: string) =>
    into.set(flowId, (into.get(flowId) ?? new Set()).add(value))
  let last: string | null = null
  for (const entry of storySoFar(session).flatMap(({ trace }) => trace)) {
    if (entry.kind !== 'node' && entry.kind !== 'port') continue
    last = entry.flowId
    if (entry.kind === 'node') put(cards, entry.flowId, entry.cardId)
    else put(links, entry.flowId, linkKey(entry.nodeId, entry.portId))
  }
  const state = currentStep(session)?.state
  const stack = !state || state.owner === 'closed' ? [] : state.stack.map(({ flowId, cardId, nodeId }) => ({ flowId, cardId, nodeId }))
  const walked = Object.fromEntries(
    [...new Set([...cards.keys(), ...links.keys()])].map((flowId) => [
      flowId,
      { cards: [...(cards.get(flowId) ?? [])], links: [...(links.get(flowId) ?? [])] },
    ]),
  )
  return { stack, flowId: stack.at(-1)?.flowId ?? last, walked }
}

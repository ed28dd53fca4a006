import type { Session } from './session.ts'

/** Where the simulated conversation is and went, for the canvas. */
export type LitPath = {
  flowId: string | null
  cardId: string | null
  nodeId: string | null
  /** Cards walked through, and ports (link keys) they were left by. */
  cards: ReadonlySet<string>
  ports: ReadonlySet<string>
}

export const noPath: LitPath = { flowId: null, cardId: null, nodeId: null, cards: new Set(), ports: new Set() }

export function litPath({ steps, at }: Session): LitPath {
  const cards = new Set<string>()
  const ports = new Set<string>()
  for (const { trace } of steps.slice(0, at + 1)) {
    for (const entry of trace) {
      if (entry.kind === 'node') cards.add(entry.cardId)
      if (entry.kind === 'port') ports.add(`${entry.nodeId}.${entry.portId}`)
    }
  }
  const state = steps[at]?.state
  const frame = state?.owner === 'closed' ? undefined : state?.stack.at(-1)
  return { flowId: frame?.flowId ?? null, cardId: frame?.cardId ?? null, nodeId: frame?.nodeId ?? null, cards, ports }
}

import { resumeNode } from './run-nodes.ts'
import { changeSuspended } from './suspended.ts'
import type { Turn } from './turn.ts'
import type { Json } from './types.ts'

/** Something a flow may wait for by name: goes on now, or when the flow that waits for it is taken up again; else nobody cares. */
export function handleHappened(turn: Turn, { name, data }: { name: string; data: Json }): void {
  const { waiting, owner } = turn.state
  if (owner === 'bot' && waiting?.kind === 'time' && waiting.event === name) return resumeNode(turn, { kind: 'happened', data })
  const kept = changeSuspended(turn, (aside) =>
    aside.kind === 'time' && aside.event === name && aside.data === undefined ? { ...aside, data } : null,
  )
  if (kept === null) turn.trace({ kind: 'ignored', reason: `notAwaited: ${name.slice(0, 60)}` })
}

import type { NodeRun, Port } from '../definition.ts'

/** The node's own patience with the customer, 0 = none (then the project's idle time ends the conversation). */
export function startTimeout(run: NodeRun, minutes: number): void {
  if (minutes > 0) run.timer('timeout', minutes * 60_000)
}

export function timeoutPort(minutes: number): Port[] {
  return minutes > 0 ? [{ id: 'timeout', failure: true }] : []
}

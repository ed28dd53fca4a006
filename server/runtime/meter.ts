/** What the runtime reports of itself as it happens; somebody may count it. Times are ms. */
export type Meter = {
  /** One inbound got its answer, or was turned away. */
  inbound(done: {
    workspaceId: string
    /** Else from inside: a person, a timer, an effect. */
    fromCustomer: boolean
    millis: number
    result: 'answered' | 'repeated' | 'refused' | 'failed'
  }): void
  /** A commit of so many turns came back. */
  commit(done: { turns: number; millis: number; lost: number }): void
  /** An attempt at an effect came to its end. */
  effect(done: { kind: string; millis: number; result: 'done' | 'failed' | 'again' }): void
  /** Calls of a workspace to an other side are stopped until then, or go again. */
  circuit(change: { workspaceId: string; target: string; open: { until: number; code: string } | null }): void
}

export const silentMeter: Meter = { inbound() {}, commit() {}, effect() {}, circuit() {} }

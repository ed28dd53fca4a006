import type { Worker } from '../runtime/build-worker.ts'
import type { Services } from '../services.ts'
import { createDispatcher } from './dispatcher.ts'
import { reconcileLoads } from './presence/reconcile-loads.ts'
import { sweepPresence } from './presence/sweep-presence.ts'

/**
 * Routing in a worker: at once on what happens in this process (its commits and changes of presence), within a second on what
 * happens in another. Any number of workers may run it.
 */
export function startRouting(services: Services, worker: Pick<Worker, 'every'>): { stop(): Promise<void> } {
  const dispatcher = createDispatcher(services)
  const unsubscribe = [
    services.runtime.hints.subscribe(({ workspaceId }) => dispatcher.poke(workspaceId)),
    services.signals.subscribe((signal) => {
      if (signal.kind === 'presence') dispatcher.poke(signal.workspaceId)
    }),
  ]
  worker.every('routing', 1000, () => dispatcher.sweep())
  worker.every('presence', 15_000, () => sweepPresence(services))
  worker.every('loads', 60_000, () => reconcileLoads(services))
  return {
    async stop() {
      for (const end of unsubscribe) end()
      await dispatcher.stop()
    },
  }
}

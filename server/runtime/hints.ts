import type { Hint, HintBus } from './contract.ts'

/** Hints within this process. They may be lost: whoever listens also looks by itself now and then. */
export function createHintBus(): HintBus {
  const listeners = new Set<(hint: Hint) => void>()
  return {
    publish(hint) {
      for (const listener of listeners) listener(hint)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Where a bus's messages also go and come from: the other processes. */
export type Line<T> = { send(message: T): void; listen(listener: (message: T) => void): void }

export type Bus<T> = { publish(message: T): void; subscribe(listener: (message: T) => void): () => void }

/** Tells whoever listens, in this process at once and in the others over the line. Nothing is kept: what nobody hears is gone. */
export function createBus<T>(line?: Line<T>): Bus<T> {
  const listeners = new Set<(message: T) => void>()
  const tell = (message: T) => {
    for (const listener of listeners) listener(message)
  }
  line?.listen(tell)
  return {
    publish(message) {
      tell(message)
      line?.send(message)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

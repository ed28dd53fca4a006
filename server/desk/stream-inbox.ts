/** Items on their way to one reader. `put` waits while it is full, so that nothing is lost; `offer` drops what does not fit. */
export function createStreamInbox<T>(signal: AbortSignal, most = 200) {
  const items: T[] = []
  const waiting = new Set<() => void>()
  let failure: unknown = null
  const wake = () => {
    for (const one of [...waiting]) one()
  }
  signal.addEventListener('abort', wake)
  const change = () =>
    new Promise<void>((resolve) => {
      const done = () => {
        waiting.delete(done)
        resolve()
      }
      waiting.add(done)
    })

  return {
    async put(item: T): Promise<void> {
      while (items.length >= most && !signal.aborted) await change()
      items.push(item)
      wake()
    },
    offer(item: T): void {
      if (items.length >= most) return
      items.push(item)
      wake()
    },
    /** The reader gets the error after what came before it. */
    fail(error: unknown): void {
      failure ??= error
      wake()
    },
    /** Until the signal fires. */
    async *read(): AsyncGenerator<T, void, void> {
      while (!signal.aborted) {
        const item = items.shift()
        if (item !== undefined) {
          wake()
          yield item
        } else if (failure) throw failure
        else await change()
      }
    },
  }
}

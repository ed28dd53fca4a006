import { untraced } from '../platform/tracing.ts'

/** Runs something once, in so many ms, unless the returned function is called before. */
export type After = (millis: number, run: () => void) => () => void

export const after: After = (millis, run) => {
  const timer = setTimeout(untraced(run), millis)
  return () => clearTimeout(timer)
}

export type Loop = { /** Runs at once, or again right after the run under way. */ poke(): void; stop(): Promise<void> }

/**
 * Runs something again and again, never twice at once. `run` says in how many ms it wants to run next; a failed run is logged
 * by the caller's `failed` and tried again after the longest pause.
 */
export function createLoop(parts: { run(): Promise<number>; longest: number; failed(error: unknown): void; after?: After }): Loop {
  const begins = parts.after ?? after
  let running: Promise<void> | null = null
  let again = false
  let stopped = false

  async function turn(): Promise<void> {
    let pause = parts.longest
    try {
      pause = await parts.run()
    } catch (error) {
      parts.failed(error)
    }
    running = null
    if (stopped) return
    const wait = again ? 0 : Math.min(Math.max(pause, 0), parts.longest)
    again = false
    cancel = begins(wait, begin)
  }

  function begin(): void {
    if (stopped || running) return
    running = turn()
  }

  let cancel = begins(0, begin)
  return {
    poke() {
      if (running) again = true
      else if (!stopped) {
        cancel()
        begin()
      }
    },
    async stop() {
      stopped = true
      cancel()
      await running
    },
  }
}

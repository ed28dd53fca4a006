export type Loop = { /** Runs at once, or again right after the run under way. */ poke(): void; stop(): Promise<void> }

/**
 * Runs something again and again, never twice at once. `run` says in how many ms it wants to run next; a failed run is logged
 * by the caller's `failed` and tried again after the longest pause.
 */
export function createLoop(parts: { run(): Promise<number>; longest: number; failed(error: unknown): void }): Loop {
  let timer: NodeJS.Timeout | undefined
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
    timer = setTimeout(begin, wait)
  }

  function begin(): void {
    if (stopped || running) return
    running = turn()
  }

  timer = setTimeout(begin, 0)
  return {
    poke() {
      if (running) again = true
      else if (!stopped) {
        clearTimeout(timer)
        begin()
      }
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

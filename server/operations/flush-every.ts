import type { Services } from '../services.ts'

/** Writes down what this process counted, every `millis` and once more at the end. */
export function flushEvery({ minutes, log }: Pick<Services, 'minutes' | 'log'>, millis: number): { stop(): Promise<void> } {
  const flush = () => minutes.flush().catch((error) => log.warn({ err: error }, 'figures could not be written and are kept'))
  const timer = setInterval(flush, millis)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await flush()
    },
  }
}

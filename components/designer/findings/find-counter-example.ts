import type { CounterExampleReport, CounterExampleWork } from './counter-example-worker.ts'

/**
 * A conversation that leads to a finding, searched for on a thread of its own: on a big project that takes up to a second, and
 * findings must not wait for it. Aborting stops the search. @throws Error when the thread breaks; the signal's reason when aborted
 */
export function findCounterExample(work: CounterExampleWork, signal: AbortSignal): Promise<CounterExampleReport> {
  const worker = new Worker(new URL('./counter-example-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<CounterExampleReport>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.onmessage = ({ data }: MessageEvent<CounterExampleReport>) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(message || 'worker'))
    worker.postMessage(work)
  }).finally(() => worker.terminate())
}

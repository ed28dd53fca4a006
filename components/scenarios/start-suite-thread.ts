import type { StartThread } from './suite-store.ts'
import type { SuiteReport } from './suite-work.ts'

/** A Web Worker for one job. */
export const startSuiteThread: StartThread = (work, on) => {
  const worker = new Worker(new URL('./suite-worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<SuiteReport>) => on.report(data)
  worker.onerror = ({ message }) => on.problem(message || 'worker')
  worker.postMessage(work)
  return () => worker.terminate()
}

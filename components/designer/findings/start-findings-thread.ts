import type { StartThread } from './analyst.ts'
import type { FindingsReport } from './findings-worker.ts'

/** A Web Worker that lives as long as the designer. */
export const startFindingsThread: StartThread = (on) => {
  const worker = new Worker(new URL('./findings-worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<FindingsReport>) => on.report(data)
  worker.onerror = () => on.problem()
  return { post: (work) => worker.postMessage(work), stop: () => worker.terminate() }
}

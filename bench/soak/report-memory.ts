import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Loaded before the server (`--import`, with `--expose-gc`): answers every message of the parent with what this process holds. */
export type MemoryReport = { rssMb: number; heapMb: number; lagMs: number }

const delay = monitorEventLoopDelay({ resolution: 10 })
delay.enable()
process.on('message', () => {
  const lagMs = delay.percentile(99) / 1e6
  const collect = (globalThis as { gc?: () => void }).gc
  // Twice: what a finalizer lets go of is there for the second one only.
  collect?.()
  collect?.()
  const { rss, heapUsed } = process.memoryUsage()
  process.send?.({ rssMb: rss / 1e6, heapMb: heapUsed / 1e6, lagMs } satisfies MemoryReport)
  delay.reset()
})
// The channel to the parent must not keep a server alive that was told to end.
process.channel?.unref()

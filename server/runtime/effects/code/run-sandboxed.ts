import { Worker } from 'node:worker_threads'
import type { Json, JsonObject } from '../../../../flows/engine/types.ts'
import { EffectFailure } from '../effect.ts'
import type { SandboxInput, SandboxOutput } from './sandbox-worker.ts'

const LONGEST_MS = 1_000
const MOST_BYTES = 16 * 1024 * 1024
const LONGEST_RESULT = 64_000

/**
 * Runs the body of a function of `input` in a thread and an engine of its own and gives what it returns, as JSON.
 * @throws EffectFailure code-error · code-timeout · code-memory · code-result (too large) · not-configured
 */
export async function runSandboxed(source: string, input: JsonObject, signal?: AbortSignal): Promise<Json> {
  const workerData: SandboxInput = { source, input, millis: LONGEST_MS, bytes: MOST_BYTES }
  const worker = new Worker(new URL('./sandbox-worker.ts', import.meta.url), {
    workerData,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 },
  })
  // The engine stops itself; this is for the case that it cannot.
  const alarm = setTimeout(() => void worker.terminate(), LONGEST_MS + 4_000)
  const stop = () => void worker.terminate()
  signal?.addEventListener('abort', stop)
  try {
    const output = await new Promise<SandboxOutput>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new EffectFailure('code-timeout', 'the code was stopped')))
    })
    if (!output.ok) throw new EffectFailure(output.code, output.message)
    if (output.json.length > LONGEST_RESULT) throw new EffectFailure('code-result', 'the result is larger than 64,000 characters')
    return JSON.parse(output.json) as Json
  } finally {
    clearTimeout(alarm)
    signal?.removeEventListener('abort', stop)
    void worker.terminate()
  }
}

import { Worker } from 'node:worker_threads'
import type { Json, JsonObject } from '../../../../flows/engine/types.ts'
import { type CodeOutcome, codeDeadline, codeLimits } from '../../../../flows/sandbox/run-code.ts'
import { EffectFailure } from '../effect.ts'
import type { SandboxInput, SandboxReport } from './sandbox-worker.ts'

/** A thread that cannot even begin is given up; ms. */
const START_DEADLINE = 5_000

/**
 * Runs the body of a function of `input` in a thread and an engine of its own and gives what it returns, as JSON. Takes no longer
 * than the start of a thread and `codeDeadline`, whatever the code does.
 * @throws EffectFailure code-error · code-timeout · code-memory · code-result (too large, a promise)
 */
export async function runSandboxed(source: string, input: JsonObject, signal?: AbortSignal): Promise<Json> {
  const outcome = await runInThread({ source, input }, signal)
  if (!outcome.ok) throw new EffectFailure(outcome.code, outcome.message)
  return JSON.parse(outcome.json) as Json
}

async function runInThread(workerData: SandboxInput, signal: AbortSignal | undefined): Promise<CodeOutcome> {
  const worker = new Worker(new URL('./sandbox-worker.ts', import.meta.url), {
    workerData,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 },
  })
  let alarm: NodeJS.Timeout | undefined
  let stop = () => {}
  try {
    return await new Promise<CodeOutcome>((resolve, reject) => {
      const tooLate = () => resolve({ ok: false, code: 'code-timeout', message: `the code ran longer than ${codeLimits.millis} ms` })
      alarm = setTimeout(tooLate, START_DEADLINE)
      stop = tooLate
      signal?.addEventListener('abort', tooLate, { once: true })
      worker.on('message', (report: SandboxReport) => {
        clearTimeout(alarm)
        if (report === 'ready') alarm = setTimeout(tooLate, codeDeadline)
        else resolve(report)
      })
      worker.once('error', reject)
      worker.once('exit', tooLate)
    })
  } finally {
    clearTimeout(alarm)
    signal?.removeEventListener('abort', stop)
    void worker.terminate()
  }
}

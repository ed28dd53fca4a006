import type { EffectOutcome, Json } from '../../flows/engine/types.ts'
import { codeDeadline, codeLimits } from '../../flows/sandbox/run-code.ts'
import type { CodeReport, CodeTask } from './code-thread.ts'

/** Runs an author's code in this browser, with the engine and the limits of the server. Rejects when the thread cannot be had. */
export async function runCodeHere(task: CodeTask): Promise<EffectOutcome> {
  const worker = new Worker(new URL('./code-thread.ts', import.meta.url), { type: 'module' })
  let alarm: ReturnType<typeof setTimeout> | undefined
  try {
    return await new Promise<EffectOutcome>((resolve, reject) => {
      const tooLate = () =>
        resolve({ ok: false, error: { code: 'code-timeout', message: `the code ran longer than ${codeLimits.millis} ms` } })
      worker.onerror = ({ message }) => reject(new Error(message))
      worker.onmessage = ({ data }: MessageEvent<CodeReport>) => {
        if (data === 'ready') alarm = setTimeout(tooLate, codeDeadline)
        else if (data.ok) resolve({ ok: true, result: { output: JSON.parse(data.json) as Json } })
        else resolve({ ok: false, error: { code: data.code, message: data.message } })
      }
      worker.postMessage(task)
    })
  } finally {
    clearTimeout(alarm)
    worker.terminate()
  }
}

import { cleanJson } from '../../clean-json.ts'
import type { EffectPerformer } from '../effect.ts'
import { runSandboxed } from './run-sandboxed.ts'

/** Runs an author's code. Nothing it does reaches out, so running it twice is the same as once. */
export const performCode: EffectPerformer<'code'> = async (job, { signal }) => ({
  result: { output: cleanJson(await runSandboxed(job.request.source, job.request.input, signal)) },
})

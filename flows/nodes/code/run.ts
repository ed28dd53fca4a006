import { getField } from '../../expressions/values.ts'
import type { NodeCompiler, RunnableNode } from '../definition.ts'
import { compileInputs, readPath } from '../shared/inputs.ts'
import type { CodeSettings } from './definition.ts'

const TIMEOUT_MS = 10_000

export function compileCode({ source, inputs, outputs }: CodeSettings, compiler: NodeCompiler): RunnableNode {
  const inputOf = compileInputs(inputs, compiler)
  return {
    enter: (run) => ({ waitFor: 'effect', effect: { kind: 'code', source, input: inputOf(run) }, timeoutMs: TIMEOUT_MS }),
    resume(run, event) {
      if (event.kind !== 'effect' || !event.ok) return { port: 'failed' }
      const result = getField(event.result, 'output')
      for (const { path, variable } of outputs) run.set(variable, readPath(result, path))
      return { port: 'ok' }
    },
  }
}

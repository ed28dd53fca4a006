import { getField } from '../../expressions/values.ts'
import type { NodeCompiler, RunnableNode } from '../definition.ts'
import { compileInputs, readPath } from '../shared/inputs.ts'
import type { AutomationSettings } from './definition.ts'

export function compileAutomation(settings: AutomationSettings, compiler: NodeCompiler): RunnableNode {
  const { robot, wait, outputs, runVariable, timeoutSeconds } = settings
  const inputOf = compileInputs(settings.inputs, compiler)
  return {
    enter: (run) => ({
      waitFor: 'effect',
      effect: { kind: 'automation', robot, input: inputOf(run), wait },
      timeoutMs: timeoutSeconds * 1000,
    }),
    resume(run, event) {
      if (event.kind !== 'effect' || !event.ok) return { port: 'failed' }
      if (wait) for (const { path, variable } of outputs) run.set(variable, readPath(getField(event.result, 'output'), path))
      else run.set(runVariable, getField(event.result, 'runId'))
      return { port: 'ok' }
    },
  }
}

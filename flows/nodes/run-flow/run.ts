import type { JsonObject } from '../../engine/types.ts'
import { getField } from '../../expressions/values.ts'
import type { NodeCompiler, RunnableNode } from '../definition.ts'
import type { RunFlowSettings } from './definition.ts'

export function compileRunFlow({ flowId, inputs, outputs }: RunFlowSettings, compiler: NodeCompiler): RunnableNode {
  const given = inputs
    .filter(({ input }) => input !== '' && input !== '__proto__')
    .map(({ input, expression }) => ({ input, value: compiler.expression(expression) }))
  return {
    enter(run) {
      if (given.length === 0) return { call: flowId }
      const values: JsonObject = {}
      for (const { input, value } of given) values[input] = value(run)
      return { call: flowId, inputs: values }
    },
    resume(run, event) {
      if (event.kind === 'returned') for (const { output, variable } of outputs) run.set(variable, getField(event.outputs, output))
      return { port: 'next' }
    },
  }
}

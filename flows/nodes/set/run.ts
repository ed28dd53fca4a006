import type { NodeCompiler, RunnableNode } from '../definition.ts'
import type { SetSettings } from './definition.ts'

export function compileSet({ assignments }: SetSettings, compiler: NodeCompiler): RunnableNode {
  const steps = assignments.map(({ variable, expression }) => ({ variable, value: compiler.expression(expression) }))
  return {
    enter(run) {
      for (const { variable, value } of steps) run.set(variable, value(run))
      return { port: 'next' }
    },
  }
}

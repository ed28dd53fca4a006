import type { NodeCompiler, RunnableNode } from '../definition.ts'
import type { BranchSettings } from './definition.ts'

export function compileBranch({ branches }: BranchSettings, compiler: NodeCompiler): RunnableNode {
  const tests = branches.map(({ id, when }) => ({ port: `branch:${id}`, holds: compiler.condition(when) }))
  return {
    enter(run) {
      for (const { port, holds } of tests) if (holds(run)) return { port }
      return { port: 'else' }
    },
  }
}

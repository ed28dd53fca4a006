import type { Json, JsonObject } from '../../engine/types.ts'
import { getField } from '../../expressions/values.ts'
import type { Next, NodeCompiler, NodeRun, RunnableNode } from '../definition.ts'
import type { RepeatSettings } from './definition.ts'

export function compileRepeat(settings: RepeatSettings, compiler: NodeCompiler): RunnableNode {
  const { flowId, mode, itemInput, numberInput, output, collect, limit } = settings
  const listOf = compiler.expression(settings.list)
  const reached = compiler.condition(settings.until)

  /** The next round, or out. The list is read anew each time, so the state does not carry it; a list that shrinks ends early. */
  function next(run: NodeRun): Next {
    const round = Number(run.memory.round ?? 0)
    const list = mode === 'list' ? listOf(run) : null
    const items = Array.isArray(list) ? list : []
    if (mode === 'list' ? round >= items.length : round > 0 && reached(run)) return finish(run)
    if (round >= limit) {
      keep(run)
      return { port: 'limit' }
    }
    run.memory.round = round + 1
    const inputs: JsonObject = {}
    if (mode === 'list' && itemInput !== '') inputs[itemInput] = items[round] ?? null
    if (numberInput !== '') inputs[numberInput] = round + 1
    return { call: flowId, inputs }
  }

  function finish(run: NodeRun): Next {
    keep(run)
    return { port: 'done' }
  }

  function keep(run: NodeRun): void {
    if (collect !== '') run.set(collect, Array.isArray(run.memory.results) ? run.memory.results : [])
  }

  return {
    enter: next,
    resume(run, event) {
      if (event.kind === 'returned' && output !== '' && collect !== '') {
        const results: Json[] = Array.isArray(run.memory.results) ? run.memory.results : []
        run.memory.results = [...results, getField(event.outputs, output)]
      }
      return next(run)
    },
  }
}

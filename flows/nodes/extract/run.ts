import { localTime } from '../../calendar/local-time.ts'
import type { Json } from '../../engine/types.ts'
import { getField } from '../../expressions/values.ts'
import type { Next, NodeCompiler, NodeRun, RunnableNode } from '../definition.ts'
import { readAnswer } from '../question/read-answer.ts'
import type { ExtractSettings } from './definition.ts'

const TIMEOUT_MS = 30_000

/** What rules can find is found at once; only what is described in words is asked of the model. */
export function compileExtract({ source, items }: ExtractSettings, compiler: NodeCompiler): RunnableNode {
  const textOf = compiler.template(source)
  const timezone = compiler.settings.calendars[0]?.timezone ?? 'Asia/Shanghai'
  const described = items.filter(({ kind }) => kind === 'described')
  const finders = items.flatMap(({ kind, entityId, variable }) => {
    if (kind === 'described') return []
    const find =
      kind === 'entity' ? compiler.entity(entityId) : (text: string, today: string) => readAnswer({ type: kind, text, pattern: '', today })
    return [{ variable, find }]
  })

  function leave(run: NodeRun, found: number): Next {
    if (found === 0) {
      run.missed()
      return { port: 'notFound' }
    }
    run.understood()
    return { port: found < items.length ? 'partly' : 'found' }
  }

  return {
    enter(run) {
      const text = textOf(run).trim()
      const today = localTime(run.facts.now, timezone).date
      let found = 0
      for (const { variable, find } of finders) {
        const value: Json = text === '' ? null : find(text, today)
        if (value === null) continue
        run.set(variable, value)
        found += 1
      }
      if (described.length === 0 || text === '') return leave(run, found)
      run.memory.found = found
      const fields = described.map(({ id, variable, description }) => ({ id, type: run.typeOf(variable), description }))
      return {
        waitFor: 'effect',
        effect: { kind: 'extract', text: text.slice(0, 4000), language: run.language, fields },
        timeoutMs: TIMEOUT_MS,
      }
    },
    resume(run, event) {
      const found = Number(run.memory.found ?? 0)
      if (event.kind !== 'effect' || !event.ok) return found > 0 ? leave(run, found) : { port: 'failed' }
      const values = getField(event.result, 'values')
      let more = 0
      for (const { id, variable } of described) {
        const value = getField(values, id)
        if (value === null || value === '') continue
        run.set(variable, value)
        more += 1
      }
      return leave(run, found + more)
    },
  }
}

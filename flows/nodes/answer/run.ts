import type { Json } from '../../engine/types.ts'
import { getField, toNumber, toText } from '../../expressions/values.ts'
import type { Next, NodeCompiler, NodeRun, RunnableNode } from '../definition.ts'
import type { AnswerSettings } from './definition.ts'

const TIMEOUT_MS = 10_000

export function compileAnswer({ query, intro, minScore, variable }: AnswerSettings, compiler: NodeCompiler): RunnableNode {
  const ask = compiler.template(query)
  const introduce = compiler.template(intro)

  function search(run: NodeRun): Next {
    const text = ask(run).trim()
    // Nothing to look up yet: the customer's next words are the question.
    if (text === '') return { waitFor: 'customer' }
    return {
      waitFor: 'effect',
      effect: { kind: 'knowledge', query: text.slice(0, 1000), language: run.language, limit: 3 },
      timeoutMs: TIMEOUT_MS,
    }
  }

  return {
    enter: search,
    repeat: () => ({ waitFor: 'customer' }),
    resume(run, event) {
      if (event.kind === 'message') return ask(run).trim() === '' ? { port: 'notFound' } : search(run)
      if (event.kind !== 'effect') return { port: 'notFound' }
      const found = event.ok ? best(event.result, minScore) : null
      if (found === null) {
        run.missed()
        return { port: 'notFound' }
      }
      run.understood()
      run.say([introduce(run), found].filter((text) => text !== '').join('\n'))
      run.set(variable, found)
      return { port: 'answered' }
    },
  }
}

/** The text of the best answer that is good enough. */
function best(result: Json, minScore: number): string | null {
  const answer = getField(getField(result, 'answers'), 0)
  const text = toText(getField(answer, 'text')).trim()
  return text !== '' && (toNumber(getField(answer, 'score')) ?? 0) >= minScore ? text : null
}

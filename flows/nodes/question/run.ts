import { localTime } from '../../calendar/local-time.ts'
import type { Json } from '../../engine/types.ts'
import type { Next, NodeCompiler, NodeRun, RunnableNode } from '../definition.ts'
import { startTimeout } from '../shared/timeout.ts'
import type { QuestionSettings } from './definition.ts'
import { readAnswer } from './read-answer.ts'

export function compileQuestion(
  { text, answer, pattern, variable, invalid, retries, timeoutMinutes }: QuestionSettings,
  compiler: NodeCompiler,
): RunnableNode {
  const ask = compiler.template(text)
  const complain = compiler.template(invalid)
  const timezone = compiler.settings.calendars[0]?.timezone ?? 'Asia/Shanghai'

  function wait(run: NodeRun): Next {
    startTimeout(run, timeoutMinutes)
    return { waitFor: 'customer' }
  }

  function read(run: NodeRun, text: string): Json {
    const today = answer === 'date' ? localTime(run.facts.now, timezone).date : ''
    return readAnswer({ type: answer, text, pattern, today })
  }

  return {
    // Any words answer a question for text, so there a listener goes first.
    answers: (run, event) => answer !== 'text' && read(run, event.text) !== null,
    enter(run) {
      run.say(ask(run))
      return wait(run)
    },
    resume(run, event) {
      if (event.kind === 'timer') return { port: 'timeout' }
      if (event.kind !== 'message') return wait(run)
      const value = read(run, event.text)
      if (value !== null) {
        run.understood()
        run.set(variable, value)
        return { port: 'next' }
      }
      run.missed()
      const tries = Number(run.memory.tries ?? 0) + 1
      if (tries > retries) return { port: 'invalid' }
      run.memory.tries = tries
      run.say(complain(run) || ask(run))
      return wait(run)
    },
  }
}

import type { Next, NodeCompiler, NodeRun, RunnableNode } from '../definition.ts'
import { startTimeout } from '../shared/timeout.ts'
import type { RatingSettings } from './definition.ts'

const MAX = 5
const choices = [1, 2, 3, 4, 5].map((score) => ({ id: String(score), label: String(score) }))

export function compileRating(
  { text, askReason, reasonText, thanks, variable, timeoutMinutes }: RatingSettings,
  compiler: NodeCompiler,
): RunnableNode {
  const ask = compiler.template(text)
  const askWhy = compiler.template(reasonText)
  const thank = compiler.template(thanks)

  function put(run: NodeRun): Next {
    run.say(ask(run), { choices, widget: 'rating' })
    startTimeout(run, timeoutMinutes || 10)
    return { waitFor: 'customer', choices }
  }

  function finish(run: NodeRun, score: number, comment: string): Next {
    run.command({ kind: 'rated', score, max: MAX, comment })
    run.say(thank(run))
    return { port: 'rated' }
  }

  return {
    enter: put,
    resume(run, event) {
      const score = Number(run.memory.score ?? 0)
      // A score without a reason is still a score.
      if (event.kind !== 'message') return score > 0 ? finish(run, score, '') : { port: 'timeout' }
      if (score > 0) return finish(run, score, event.text.trim().slice(0, 1000))
      const given = readScore(event.choiceId ?? event.text)
      if (given === null) {
        if (run.memory.tries) return { port: 'timeout' }
        run.memory.tries = 1
        return put(run)
      }
      run.set(variable, given)
      if (!askReason) return finish(run, given, '')
      run.memory.score = given
      run.say(askWhy(run))
      startTimeout(run, timeoutMinutes || 10)
      return { waitFor: 'customer' }
    },
  }
}

const digits: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, one: 1, two: 2, three: 3, four: 4, five: 5 }

/** "5", "5分", "五星", "4 stars"; one number from 1 to 5 and no other. */
function readScore(text: string): number | null {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  const word = /^([一二两三四五]|one|two|three|four|five)\s*(?:分|星|颗星|stars?)?$/.exec(plain)?.[1]
  if (word !== undefined) return digits[word] ?? null
  const numbers = plain.slice(0, 100).match(/\d+/g) ?? []
  const score = Number(numbers[0])
  return numbers.length === 1 && score >= 1 && score <= MAX ? score : null
}

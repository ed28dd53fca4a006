import type { ChoiceOption } from '../../engine/types.ts'
import type { Next, NodeCompiler, NodeRun, RunnableNode } from '../definition.ts'
import { startTimeout } from '../shared/timeout.ts'
import { readYesNo } from '../shared/yes-no.ts'
import type { RatingSettings } from './definition.ts'

type Scale = RatingSettings['scale']

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ id: String(from + index), label: String(from + index) }))
/** What is shown and how high it goes; the id of a choice is its score. */
const scales = {
  stars: { max: 5, widget: 'rating', choices: numbers(1, 5) },
  nps: { max: 10, widget: 'nps', choices: numbers(0, 10) },
  thumbs: {
    max: 1,
    widget: 'thumbs',
    choices: [
      { id: '1', label: '👍' },
      { id: '0', label: '👎' },
    ],
  },
} as const satisfies Record<Scale, object>

export function compileRating(
  { text, scale, askReason, reasonText, thanks, variable, timeoutMinutes }: RatingSettings,
  compiler: NodeCompiler,
): RunnableNode {
  const { max, widget } = scales[scale]
  const choices: ChoiceOption[] = [...scales[scale].choices]
  const ask = compiler.template(text)
  const askWhy = compiler.template(reasonText)
  const thank = compiler.template(thanks)

  function put(run: NodeRun): Next {
    run.say(ask(run), { choices, widget })
    startTimeout(run, timeoutMinutes || 10)
    return { waitFor: 'customer', choices }
  }

  function finish(run: NodeRun, score: number, comment: string): Next {
    run.command(scale === 'stars' ? { kind: 'rated', score, max, comment } : { kind: 'rated', score, max, comment, scale })
    run.say(thank(run))
    return { port: 'rated' }
  }

  return {
    enter: put,
    resume(run, event) {
      const score = typeof run.memory.score === 'number' ? run.memory.score : null
      // A score without a reason is still a score.
      if (event.kind !== 'message') return score !== null ? finish(run, score, '') : { port: 'timeout' }
      if (score !== null) return finish(run, score, event.text.trim().slice(0, 1000))
      const given = event.choiceId !== undefined ? chosenScore(choices, event.choiceId) : readScore(scale, event.text)
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

function chosenScore(choices: readonly ChoiceOption[], id: string): number | null {
  return choices.some((choice) => choice.id === id) ? Number(id) : null
}

function readScore(scale: Scale, text: string): number | null {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  if (scale === 'thumbs') return readThumb(plain)
  const word = /^([一二两三四五]|one|two|three|four|five)\s*(?:分|星|颗星|stars?)?$/.exec(plain)?.[1]
  if (word !== undefined) return digits[word] ?? null
  // "5", "5分", "4 stars"; one number of the scale and no other.
  const found = plain.slice(0, 100).match(/\d+/g) ?? []
  const score = Number(found[0])
  return found.length === 1 && score >= (scale === 'nps' ? 0 : 1) && score <= scales[scale].max ? score : null
}

function readThumb(plain: string): number | null {
  if (/👎|不好|不满意|差|没解决|没有解决|bad|down/.test(plain)) return 0
  if (/👍|好|满意|赞|解决|good|great|up/.test(plain)) return 1
  const answer = readYesNo(plain)
  return answer === null ? null : Number(answer)
}

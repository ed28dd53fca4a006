import { localTime } from '../../calendar/local-time.ts'
import { readTime } from '../../calendar/read-time.ts'
import type { Json } from '../../engine/types.ts'
import type { NodeCompiler } from '../definition.ts'
import type { QuestionSettings } from './definition.ts'
import { readAnswer } from './read-answer.ts'
import { readName } from './read-name.ts'

/** Kinds of answer that can be told from other talk, so that they are noticed before they are asked for. */
export const heardAhead = [
  'text',
  'number',
  'date',
  'time',
  'email',
  'phone',
  'orderNumber',
  'idNumber',
  'name',
  'entity',
  'regex',
] as const

/** How far from its word a value may stand, in characters. */
const NEAR = 40

type Kind = Pick<QuestionSettings, 'answer' | 'pattern' | 'entityId'>

export type Reader = {
  /** The answer to the question in a text; null when there is none. `now` in ms. */
  asked(text: string, now: number): Json
  /** The same in talk that was not asked for: stricter. */
  ahead(text: string, now: number): Json
}

export function compileReader(settings: QuestionSettings, compiler: NodeCompiler): Reader {
  const { answer, entityId, wordsBefore, wordsAfter } = settings
  const timezone = compiler.settings.calendars[0]?.timezone ?? 'Asia/Shanghai'
  const findEntity = answer === 'entity' ? compiler.entity(entityId) : null
  const near = compileNear(wordsBefore, wordsAfter)

  function read(text: string, now: number, isAsked: boolean): Json {
    if (answer === 'time') return readTime(text, isAsked)
    if (answer === 'text' && !isAsked) return readPhrase(text)
    if (answer === 'name') return readName(text, isAsked)
    if (answer === 'file') return null
    const today = answer === 'date' || answer === 'entity' ? localTime(now, timezone).date : ''
    return findEntity ? findEntity(text, today) : readKind(settings, text, today)
  }

  function readNear(text: string, now: number, isAsked: boolean): Json {
    for (const part of near(text)) {
      const value = read(part, now, isAsked)
      if (value !== null) return value
    }
    return null
  }

  const hasWords = wordsBefore.length + wordsAfter.length > 0
  return {
    asked: (text, now) => (hasWords && answer !== 'text' ? readNear(text, now, true) : null) ?? read(text, now, true),
    ahead(text, now) {
      if (hasWords) return readNear(text, now, false)
      // A number by itself may be anything, and so may words.
      return answer === 'number' || answer === 'text' ? null : read(text, now, false)
    },
  }
}

function readKind({ answer, pattern }: Kind, text: string, today: string): Json {
  return answer === 'entity' || answer === 'time' || answer === 'name' || answer === 'file'
    ? null
    : readAnswer({ type: answer, text, pattern, today })
}

/** What stands right after one of the words before, and right before one of the words after. */
function compileNear(wordsBefore: readonly string[], wordsAfter: readonly string[]): (text: string) => string[] {
  const before = wordsBefore.map(wordPattern).filter((pattern) => pattern !== null)
  const after = wordsAfter.map(wordPattern).filter((pattern) => pattern !== null)
  return (text) => {
    const plain = text.slice(0, 2000).normalize('NFKC')
    return [
      ...before.flatMap((pattern) =>
        [...plain.matchAll(pattern)].map(({ index, 0: word }) => plain.slice(index + word.length, index + word.length + NEAR)),
      ),
      ...after.flatMap((pattern) => [...plain.matchAll(pattern)].map(({ index }) => plain.slice(Math.max(0, index - NEAR), index))),
    ]
  }
}

/** A word of an author, anywhere for Han, as a whole word else. */
function wordPattern(word: string): RegExp | null {
  const trimmed = word.normalize('NFKC').trim()
  if (trimmed === '') return null
  const escaped = trimmed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  return new RegExp(/\p{Script=Han}/u.test(trimmed) ? escaped : `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu')
}

/** The words that follow, as far as they belong together: to a punctuation mark or to a word that begins something else. */
function readPhrase(text: string): string | null {
  const [phrase = ''] = text
    .trimStart()
    .split(
      /[,，。.!！?？;；\n]|\s(?:and|or|to|from|at|on|by|for|please|thanks|thank)\s|\s(?:and|or|to|from|at|on|by|for|please|thanks)$|[到去在和]/iu,
    )
  return phrase.trim().length >= 2 ? phrase.trim() : null
}

import { readData } from '../features/read-data.ts'

export type Emotion = {
  /** How many words of each kind, after turning those behind a negation: "not helpful" is negative. */
  negative: number
  positive: number
  /** Things that went wrong, said without emotion: broken, not arrived. */
  problem: number
}

type Words = { negative: string[]; problem: string[]; positive: string[]; negation: string[] }
type Lists = { negative: RegExp; problem: RegExp; positive: RegExp; negationBefore: RegExp }
let lists: Lists | null = null

/** Counts emotional words in a normalised text of either language. */
export function findEmotion(text: string): Emotion {
  lists ??= readLists()
  const emotion: Emotion = { negative: 0, positive: 0, problem: text.match(lists.problem)?.length ?? 0 }
  for (const { index } of text.matchAll(lists.negative)) {
    // Only the positive turns: 不 before 生气 is calm at best, and "never broken" is rare.
    if (!lists.negationBefore.test(text.slice(0, index))) emotion.negative++
  }
  for (const { index } of text.matchAll(lists.positive)) {
    if (lists.negationBefore.test(text.slice(0, index))) emotion.negative++
    else emotion.positive++
  }
  return emotion
}

function readLists(): Lists {
  const words = readData<Words>(new URL('./data/emotion-words.json', import.meta.url))
  return {
    negative: new RegExp(alternatives(words.negative), 'g'),
    problem: new RegExp(alternatives(words.problem), 'g'),
    positive: new RegExp(alternatives(words.positive), 'g'),
    negationBefore: new RegExp(`(?:${alternatives(words.negation)})(?:[很太怎么那这]{0,2}|\\s(?:\\w+\\s)?)$`),
  }
}

/** Longest first; words of the Latin script only as whole words. */
function alternatives(words: string[]): string {
  const escaped = [...words].sort((a, b) => b.length - a.length).map((word) => (/[a-z]/.test(word) ? `\\b${word}\\b` : word))
  return escaped.join('|')
}

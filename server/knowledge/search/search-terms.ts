import { findConcepts } from '../../understanding/features/find-concepts.ts'
import { normaliseText } from '../../understanding/features/normalise-text.ts'

const token = /\p{Script=Han}+|[\p{L}\p{M}\p{N}]+(?:'\p{L}+)*/gu
const han = /\p{Script=Han}/u
/** Say nothing about what is asked. */
const empty = new Set(
  "的 了 吗 呢 吧 啊 我 你 们 是 在 有 和 就 都 也 很 个 请 要 想 a an the i i'm my me you your we our it is are was be to of in on at for and or do does did can could will would please this that there what how".split(
    ' ',
  ),
)

/** Concepts of asking itself. */
const asking = findConcepts('怎么 哪里 什么时候 为什么 帮忙 问题 是的 不是 查询 今天 明天 昨天')

/**
 * Terms of a text for searching: characters and their pairs (Chinese), words and their pairs (Latin script, endings cut), and
 * `#` with a number for a concept both languages share. Longest text looked at: see normaliseText.
 */
export function searchTerms(text: string): string[] {
  const plain = normaliseText(text)
  const terms: string[] = []
  let previous = ''
  for (const [part] of plain.matchAll(token)) {
    if (han.test(part)) {
      previous = ''
      addHan(part, terms)
      continue
    }
    const word = cutEnding(part)
    if (!empty.has(part)) terms.push(word)
    if (previous !== '' && !(empty.has(part) && empty.has(previous))) terms.push(`${cutEnding(previous)} ${word}`)
    previous = part
  }
  for (const concept of findConcepts(plain)) if (!asking.has(concept)) terms.push(`#${concept}`)
  return terms
}

/** A word, a character or a concept; not a pair. */
export function isWord(term: string): boolean {
  return term.startsWith('#') || [...term].length === 1 || (!han.test(term) && !term.includes(' '))
}

function addHan(run: string, terms: string[]): void {
  const characters = [...run]
  characters.forEach((one, i) => {
    if (!empty.has(one)) terms.push(one)
    const before = characters[i - 1]
    if (before !== undefined) terms.push(before + one)
  })
}

function cutEnding(word: string): string {
  if (word.length < 4) return word
  return word
    .replace(/'s$/, '')
    .replace(/ies$/, 'y')
    .replace(/(?:sses)$/, 'ss')
    .replace(/([^s])s$/, '$1')
    .replace(/(..)(?:ing|ed)$/, '$1')
}

import type { Entity } from '../../document/entity.ts'
import type { Json } from '../../engine/types.ts'
import { compilePattern } from '../../expressions/pattern.ts'
import { readAnswer } from '../question/read-answer.ts'

/** How an entity is found in a text: the longest name of a list's value, what the pattern matches, or a value of its kind. */
export function compileEntity({ kind, values, pattern }: Entity): (text: string, today: string) => Json {
  if (kind === 'list') {
    const names = values
      .flatMap(({ value, synonyms }) => [value, ...synonyms].map((name) => ({ value, name: plain(name) })))
      .filter(({ name }) => name !== '')
      .sort((a, b) => b.name.length - a.name.length)
    return (text) => {
      const said = plain(text)
      return names.find(({ name }) => contains(said, name))?.value ?? null
    }
  }
  if (kind === 'pattern') {
    const compiled = pattern === '' ? null : compilePattern(pattern)
    return (text) => compiled?.findAll(text.normalize('NFKC'), 1)[0] ?? null
  }
  return (text, today) => readAnswer({ type: kind, text, pattern: '', today })
}

function plain(text: string): string {
  return ` ${text
    .slice(0, 2000)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `.replace(/^ {2,}$/, '')
}

/** Han anywhere, Latin as whole words. */
function contains(said: string, name: string): boolean {
  return /\p{Script=Han}/u.test(name) ? said.includes(name.trim()) : said.includes(name)
}

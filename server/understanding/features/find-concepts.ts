import { readData } from './read-data.ts'

/** Longest term: Chinese characters, words of the Latin script. */
const CHARACTERS = 5
const WORDS = 3
let concepts: Map<string, number> | null = null

/**
 * Words of customer service that mean the same, in both languages, as numbers: 包裹, 快递 and parcel are one. An example in one
 * language so says something about the other, and a synonym nobody thought of still counts.
 */
export function findConcepts(text: string): Set<number> {
  concepts ??= readConcepts()
  const found = new Set<number>()
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    for (let start = 0; start < run.length; start++) {
      for (let length = Math.min(CHARACTERS, run.length - start); length > 0; length--) {
        const concept = concepts.get(run.slice(start, start + length))
        if (concept === undefined) continue
        found.add(concept)
        // The longest term at a place stands for it: 充值 is not also 充.
        start += length - 1
        break
      }
    }
  }
  const words = text.match(/[a-z][a-z'-]*/g) ?? []
  for (let start = 0; start < words.length; start++) {
    for (let length = Math.min(WORDS, words.length - start); length > 0; length--) {
      const concept = findEnglish(words.slice(start, start + length).join(' '), concepts)
      if (concept === undefined) continue
      found.add(concept)
      start += length - 1
      break
    }
  }
  return found
}

const endings: [RegExp, string][] = [
  [/s$/, ''],
  [/es$/, ''],
  [/ies$/, 'y'],
  [/ed$/, ''],
  [/d$/, ''],
  [/ing$/, ''],
  [/ing$/, 'e'],
  [/([a-z])\1(?:ed|ing)$/, '$1'],
]

function findEnglish(term: string, known: Map<string, number>): number | undefined {
  const found = known.get(term)
  if (found !== undefined) return found
  for (const [ending, instead] of endings) {
    if (!ending.test(term)) continue
    const concept = known.get(term.replace(ending, instead))
    if (concept !== undefined) return concept
  }
  return undefined
}

function readConcepts(): Map<string, number> {
  const lists = readData<string[][]>(new URL('./data/concepts.json', import.meta.url))
  return new Map(lists.flatMap((terms, concept) => terms.map((term): [string, number] => [term, concept])))
}

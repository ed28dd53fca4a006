import type { Language } from '../../flows/document/primitives.ts'
import type { KnowledgeResult } from '../../flows/engine/types.ts'

export type Searchable = { id: string; language: Language; title: string; questions: string[]; text: string }
export type Searcher = (input: { query: string; language: Language; limit: number }) => KnowledgeResult['answers']

/**
 * Shared pairs of characters, weighted by how rare they are; entries in the asker's language come before translations.
 */
export function createSearcher(entries: readonly Searchable[]): Searcher {
  const documents = entries.map((entry) => ({ entry, asked: [entry.title, ...entry.questions].map(grams), text: grams(entry.text) }))
  const frequency = new Map<string, number>()
  for (const { asked, text } of documents) {
    for (const gram of new Set([...asked.flatMap((each) => [...each]), ...text])) frequency.set(gram, (frequency.get(gram) ?? 0) + 1)
  }
  const weight = (gram: string) => Math.log(1 + documents.length / (frequency.get(gram) ?? 1))
  const sum = (items: Iterable<string>) => [...items].reduce((total, gram) => total + weight(gram), 0)

  return ({ query, language, limit }) => {
    const wanted = grams(query)
    const whole = sum(wanted)
    if (whole === 0) return []
    const cover = (given: Set<string>) => sum([...wanted].filter((gram) => given.has(gram))) / whole
    const dice = (given: Set<string>) => (2 * sum([...wanted].filter((gram) => given.has(gram)))) / (whole + sum(given))
    return documents
      .map(({ entry, asked, text }) => {
        const best = Math.max(...asked.map((each) => (dice(each) + cover(each)) / 2))
        const score = Math.max(best, 0.6 * cover(text)) * (entry.language === language ? 1 : 0.8)
        return { entryId: entry.id, title: entry.title, text: entry.text, score: Math.round(score * 1000) / 1000 }
      })
      .filter(({ score }) => score > 0.05)
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
  }
}

function grams(text: string): Set<string> {
  const found = new Set<string>()
  for (const [run] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    if (!/\p{Script=Han}/u.test(run)) found.add(run)
    else for (let i = 0; i < run.length; i++) found.add(run.slice(i, i + 2))
  }
  return found
}

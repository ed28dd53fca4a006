import type { Language } from '../../../flows/document/primitives.ts'
import { searchTerms } from './search-terms.ts'

/** What is searched: an answer with its title and other ways to ask for it. */
export type SearchEntry = { id: string; title: string; questions: string[]; text: string; language: Language }

/** One searchable piece of an entry. Asking as the title or a question does is worth more than the same words in the answer. */
export type Passage = { entry: number; kind: 'question' | 'text'; length: number }
export type KnowledgeIndex = {
  entries: SearchEntry[]
  passages: Passage[]
  /** Term → passages it stands in, with how often. */
  postings: Map<string, { passage: number; count: number }[]>
  /** Mean length per kind of passage, in terms. */
  meanLength: Record<Passage['kind'], number>
}

/** Characters of the answer in one passage. */
const PIECE = 300

/** An index in memory for up to tens of thousands of entries. Rebuild it when an entry changes. */
export function buildIndex(entries: readonly SearchEntry[]): KnowledgeIndex {
  const index: KnowledgeIndex = { entries: [...entries], passages: [], postings: new Map(), meanLength: { question: 1, text: 1 } }
  entries.forEach(({ title, questions, text }, entry) => {
    for (const question of [title, ...questions]) addPassage(index, { entry, kind: 'question', text: question })
    for (let start = 0; start < text.length; start += PIECE)
      addPassage(index, { entry, kind: 'text', text: `${title} ${text.slice(start, start + PIECE)}` })
  })
  for (const kind of ['question', 'text'] as const) {
    const lengths = index.passages.filter((passage) => passage.kind === kind).map(({ length }) => length)
    index.meanLength[kind] = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1) || 1
  }
  return index
}

function addPassage(index: KnowledgeIndex, { entry, kind, text }: { entry: number; kind: Passage['kind']; text: string }): void {
  const terms = searchTerms(text)
  if (terms.length === 0) return
  const passage = index.passages.push({ entry, kind, length: terms.length }) - 1
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  for (const [term, count] of counts) {
    const list = index.postings.get(term)
    if (list) list.push({ passage, count })
    else index.postings.set(term, [{ passage, count }])
  }
}

import { nonePool } from '../../understanding/intents/none-pool.ts'
import { searchTerms } from './search-terms.ts'

let talk: { counts: Map<string, number>; texts: number } | null = null

/**
 * How much a term tells, given that `found` of `total` passages have it. Everyday talk counts as more passages: in a handful of
 * entries "how do I" may stand only once and is still no sign of anything.
 */
export function termRarity(term: string, found: number, total: number): number {
  talk ??= readTalk()
  const texts = total + talk.texts
  const having = found + (talk.counts.get(term) ?? 0)
  return Math.log(1 + (texts - having + 0.5) / (having + 0.5))
}

function readTalk(): { counts: Map<string, number>; texts: number } {
  const counts = new Map<string, number>()
  const pool = nonePool()
  for (const text of pool) for (const term of new Set(searchTerms(text))) counts.set(term, (counts.get(term) ?? 0) + 1)
  return { counts, texts: pool.length }
}

import type { Passage } from '../../../flows/backtest/backtest.ts'
import type { BacktestResult } from '../../../server/projects/backtest-project.ts'

/** Conversations that differ in the same way: what came then and would come now, and those it is so for, the latest first. */
export type SameDifference = { before: string; after: string; results: BacktestResult[] }

/** The same difference in many conversations is one to look at; the most frequent first. `told` says a passage in words. */
export function groupDifferences(results: readonly BacktestResult[], told: (passage: Passage) => string): SameDifference[] {
  const groups = new Map<string, SameDifference>()
  for (const result of results) {
    if (!result.first) continue
    const before = told(result.first.before)
    const after = told(result.first.after)
    const key = JSON.stringify([before, after])
    const group = groups.get(key)
    if (group) group.results.push(result)
    else groups.set(key, { before, after, results: [result] })
  }
  return [...groups.values()].sort((a, b) => b.results.length - a.results.length)
}

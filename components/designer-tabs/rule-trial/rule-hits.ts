import type { BacktestResult } from '../../../server/projects/backtest-project.ts'

/** In how many of the conversations looked at a rule would have fired, and in which, as far as they may be read; the latest first. */
export type RuleHits = { count: number; of: number; ids: string[] }

export function hitsOf(ruleId: string, results: readonly Pick<BacktestResult, 'rules' | 'conversationId'>[]): RuleHits {
  const hit = results.filter(({ rules }) => rules.includes(ruleId))
  return { count: hit.length, of: results.length, ids: hit.flatMap(({ conversationId }) => conversationId ?? []) }
}

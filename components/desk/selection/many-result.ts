import type { OneOfMany } from '../../../server/desk/act-on-many.ts'

export type ManyResult = {
  done: number
  /** Those that can be taken back: what stood as wanted before is left alone. */
  changed: string[]
  /** By reason, in the order they came up. */
  refused: { reason: string; conversationIds: string[] }[]
}

/** What became of an action on several conversations, as it is told to a person. */
export function summarise(results: readonly OneOfMany[], reasonOf: (refusal: OneOfMany & { ok: false }) => string): ManyResult {
  const refused = new Map<string, string[]>()
  for (const one of results) {
    if (one.ok) continue
    const reason = reasonOf(one)
    refused.set(reason, [...(refused.get(reason) ?? []), one.conversationId])
  }
  return {
    done: results.filter((one) => one.ok).length,
    changed: results.flatMap((one) => (one.ok && one.changed ? [one.conversationId] : [])),
    refused: [...refused].map(([reason, conversationIds]) => ({ reason, conversationIds })),
  }
}

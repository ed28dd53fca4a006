import type { Command, ConversationEvent, Json, KnowledgeResult } from '../../flows/engine/types.ts'
import type { ConversationRow } from './conversation-row.ts'

export type KnowledgeSearch = (input: {
  workspaceId: string
  query: string
  language: string
  limit: number
}) => Promise<KnowledgeResult> | KnowledgeResult
export type InlineAnswer = { event: Extract<ConversationEvent, { kind: 'effect' }>; answered: { effect: string; millis: number } }

export type InlineEffects = {
  /** The time one inbound may spend on answers inside its turn. */
  budget(): Budget
  /** Answers to those commands that were answered in time, in their order; the others go to the outbox. */
  answer(input: { row: ConversationRow; commands: Command[]; budget: Budget }): Promise<InlineAnswer[]>
}
export type Budget = { until: number }

/**
 * Effects that are fast enough to be awaited before the commit: knowledge look-ups in this process. One that fails or is too
 * slow is not an error: it becomes an ordinary effect, performed after the commit with its retries.
 */
export function createInlineEffects(parts: { search?: KnowledgeSearch; clock: { now(): number }; millis?: number }): InlineEffects {
  const { search, clock, millis = 400 } = parts
  return {
    budget: () => ({ until: clock.now() + millis }),
    async answer({ row, commands, budget }) {
      if (!search) return []
      const answers: InlineAnswer[] = []
      for (const command of commands) {
        if (command.kind !== 'effect' || command.effect.kind !== 'knowledge') continue
        const { query, language, limit } = command.effect
        const started = clock.now()
        const result = await within(budget.until - started, () => search({ workspaceId: row.workspaceId, query, language, limit }))
        if (!result) continue
        const event = { kind: 'effect', id: command.id, ok: true, result: result as unknown as Json } as const
        answers.push({ event, answered: { effect: 'knowledge', millis: clock.now() - started } })
      }
      return answers
    },
  }
}

async function within<T>(millis: number, run: () => Promise<T> | T): Promise<T | null> {
  if (millis <= 0) return null
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), millis)
  })
  try {
    return await Promise.race([attempt(run), late])
  } finally {
    clearTimeout(timer)
  }
}

async function attempt<T>(run: () => Promise<T> | T): Promise<T | null> {
  try {
    return await run()
  } catch {
    return null
  }
}

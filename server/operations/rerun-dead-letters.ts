import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { auditStatement } from '../identity/record-audit.ts'
import { AppError } from '../platform/errors.ts'
import type { Action } from '../runtime/contract.ts'
import type { Services } from '../services.ts'
import { deadLetterKey, findLetters, type StoredLetter } from './dead-letter.ts'

export const rerunDeadLettersInput = z.strictObject({ letters: z.array(deadLetterKey).min(1).max(100) })
/** `gone`: somebody else had decided about them first. */
export type Rerun = { begun: number; gone: number }

/**
 * Has effects that failed performed once more, each as a new effect of its conversation: the first answer stays the answer the flow went on
 * with, and the record shows both. The other side gets a new idempotency key, so what it had done unnoticed it does again.
 * @throws AppError not-found when one of them is not the workspace's, before any has begun
 */
export async function rerunDeadLetters(
  services: Pick<Services, 'db' | 'runtime'>,
  actor: Actor,
  input: z.infer<typeof rerunDeadLettersInput>,
): Promise<Rerun> {
  demand(actor, 'workspace.manage')
  const found = await findLetters(services, actor.workspaceId, input.letters)
  const outcome: Rerun = { begun: 0, gone: 0 }
  for (const letter of found) outcome[letter.decided ? 'gone' : await rerun(services, actor, letter)] += 1
  return outcome
}

async function rerun({ runtime }: Pick<Services, 'runtime'>, actor: Actor, letter: StoredLetter): Promise<keyof Rerun> {
  const { workspaceId, memberId } = actor
  const { shard, conversationId, effectId, kind } = letter
  const rerunId = nextId(effectId)
  const key = [shard, conversationId, effectId]
  const within: Action['within'] = [
    { text: decisionSql, values: [...key, workspaceId, rerunId, memberId], otherwise: 'conflict' },
    { text: againSql, values: [...key, workspaceId, rerunId], otherwise: 'conflict' },
    auditStatement(actor, { action: 'effect.rerun', subject: conversationId, detail: { effectId, rerunId, effect: kind } }),
  ]
  try {
    const requested = { effectId: rerunId, effect: kind }
    const { duplicate } = await runtime.act({
      workspaceId,
      conversationId,
      inboundId: `rerun:${effectId}`,
      record: [{ kind: 'effect.requested', body: requested, actor: 'agent', actorId: memberId }],
      within,
    })
    return duplicate ? 'gone' : 'begun'
  } catch (error) {
    // Discarded by a colleague a moment ago, or its conversation is not there any more.
    if (error instanceof AppError && (error.code === 'conflict' || error.code === 'not-found')) return 'gone'
    throw error
  }
}

/** 1.2 → 1.2~1 → 1.2~2: says what it repeats, and no engine makes such an id. */
function nextId(effectId: string): string {
  const [, first = effectId, count = '0'] = /^(.*)~(\d+)$/.exec(effectId) ?? []
  return `${first}~${Number(count) + 1}`
}

const decisionSql = `
  INSERT INTO dead_letter_decision (shard, conversation_id, effect_id, workspace_id, decision, rerun_id, member_id)
  VALUES ($1, $2, $3, $4, 'rerun', $5, $6) ON CONFLICT DO NOTHING`

/** Five minutes: long enough for a service that comes back, short enough that who pressed the button still sees how it went. */
const againSql = `
  INSERT INTO outbox (shard, conversation_id, id, workspace_id, kind, request, due_at, deadline)
  SELECT shard, conversation_id, $5, workspace_id, kind, request, now(), now() + interval '5 minutes'
  FROM outbox WHERE shard = $1 AND conversation_id = $2 AND id = $3 AND workspace_id = $4 AND state = 'failed'`

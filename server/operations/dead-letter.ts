import { z } from 'zod'
import type { EffectRequest } from '../../flows/engine/types.ts'
import { AppError } from '../platform/errors.ts'
import { shardOfConversation } from '../runtime/conversation-id.ts'
import type { Services } from '../services.ts'

/** Which one: an effect is known within its conversation. */
export const deadLetterKey = z.strictObject({ conversationId: z.uuid(), effectId: z.string().min(1).max(100) })
export type DeadLetterKey = z.infer<typeof deadLetterKey>

export type StoredLetter = DeadLetterKey & {
  shard: number
  kind: EffectRequest['kind']
  /** Whether somebody has decided about it already. */
  decided: boolean
}

/** Those of the workspace that failed for good. @throws AppError not-found when one of them is none, before anything has happened */
export async function findLetters({ db }: Pick<Services, 'db'>, workspaceId: string, keys: DeadLetterKey[]): Promise<StoredLetter[]> {
  const { rows } = await db.pool.query<StoredLetter>(findSql, [
    workspaceId,
    keys.map(({ conversationId }) => shardOfConversation(conversationId)),
    keys.map(({ conversationId }) => conversationId),
    keys.map(({ effectId }) => effectId),
  ])
  const distinct = new Set(keys.map(({ conversationId, effectId }) => `${conversationId}/${effectId}`))
  if (rows.length !== distinct.size) throw new AppError('not-found', 'no such effect failed in this workspace')
  return rows
}

const findSql = `
  SELECT DISTINCT o.shard, o.conversation_id AS "conversationId", o.id AS "effectId", o.kind, d.effect_id IS NOT NULL AS decided
  FROM unnest($2::int2[], $3::uuid[], $4::text[]) AS k(shard, conversation_id, id)
  JOIN outbox o ON o.shard = k.shard AND o.conversation_id = k.conversation_id AND o.id = k.id
  LEFT JOIN dead_letter_decision d ON d.shard = o.shard AND d.conversation_id = o.conversation_id AND d.effect_id = o.id
  WHERE o.workspace_id = $1 AND o.state = 'failed'`

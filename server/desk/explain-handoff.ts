import { z } from 'zod'
import type { HandoffPacket, RuleTrace } from '../../flows/engine/types.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { conversationId } from '../routing/action-input.ts'
import { readStanding } from '../routing/read-standing.ts'
import { shardOfConversation } from '../runtime/conversation-id.ts'
import type { Services } from '../services.ts'

export const explainHandoffInput = z.strictObject({ conversationId })

export type HandoffExplanation = {
  /** The hand-offs of the conversation, newest first; `queueId` is where it went. */
  handoffs: { at: string; seq: number; queueId: string; packet: HandoffPacket }[]
  /** How the rules were evaluated, newest first, at most the last twenty times: which fired, which did not, on which values. */
  evaluations: { at: string; turn: number; said: string | null; rules: RuleTrace[] }[]
}

/** Why a conversation was handed over, or was not: from the record of its turns. @throws AppError not-found */
export async function explainHandoff(
  { db: { pool } }: Pick<Services, 'db'>,
  actor: Actor,
  { conversationId }: z.infer<typeof explainHandoffInput>,
): Promise<HandoffExplanation> {
  demand(actor, 'desk.view')
  const { workspaceId } = actor
  await readStanding(pool, { workspaceId, conversationId })
  const values = [shardOfConversation(conversationId), conversationId]
  const [handoffs, turns] = await Promise.all([
    pool.query<{ at: Date; seq: number; queueId: string; packet: HandoffPacket }>(handoffsSql, values),
    pool.query<{ at: Date; turn: string; said: string | null; rules: RuleTrace[] }>(evaluationsSql, values),
  ])
  return {
    handoffs: handoffs.rows.map((row) => ({ ...row, at: row.at.toISOString() })),
    evaluations: turns.rows.map((row) => ({ ...row, at: row.at.toISOString(), turn: Number(row.turn) })),
  }
}

const handoffsSql = `
  SELECT at, seq, body->>'queueId' AS "queueId", body->'packet' AS packet FROM event
  WHERE shard = $1 AND conversation_id = $2 AND kind = 'handoff.requested' ORDER BY seq DESC LIMIT 20`

/** A turn may evaluate the rules more than once (a burst of messages): each is told, with the last thing said before it. */
const evaluationsSql = `
  SELECT t.at, t.turn, r.entry->'rules' AS rules,
    (SELECT i.input->'event'->>'text' FROM json_array_elements(t.inputs) WITH ORDINALITY AS i(input, n)
      WHERE i.input->'event'->>'kind' = 'message' ORDER BY i.n DESC LIMIT 1) AS said
  FROM turn_log t CROSS JOIN LATERAL json_array_elements(t.trace) WITH ORDINALITY AS r(entry, n)
  WHERE t.shard = $1 AND t.conversation_id = $2 AND r.entry->>'kind' = 'rules' ORDER BY t.turn DESC, r.n DESC LIMIT 20`

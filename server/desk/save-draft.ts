import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { conversationId } from '../routing/action-input.ts'
import { readStanding } from '../routing/read-standing.ts'
import type { Services } from '../services.ts'

export const saveDraftInput = z.strictObject({ conversationId, text: z.string().max(4000) })

/** What was typed and not sent, per agent and conversation; empty removes it. @throws AppError not-found */
export async function saveDraft(
  { db: { pool }, clock }: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  { conversationId, text }: z.infer<typeof saveDraftInput>,
): Promise<void> {
  demand(actor, 'desk.handle')
  const { workspaceId, memberId } = actor
  await readStanding(pool, { workspaceId, conversationId })
  const key = [workspaceId, memberId, conversationId]
  if (text.trim() === '') await pool.query({ name: 'drop_draft', text: dropSql, values: key })
  else await pool.query({ name: 'save_draft', text: saveSql, values: [...key, text, new Date(clock.now())] })
}

const dropSql = 'DELETE FROM reply_draft WHERE workspace_id = $1 AND member_id = $2 AND conversation_id = $3'
const saveSql = `
  INSERT INTO reply_draft (workspace_id, member_id, conversation_id, text, updated_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (workspace_id, member_id, conversation_id) DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at`

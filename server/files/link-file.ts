import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import { conversationId } from '../routing/action-input.ts'
import { shardOfConversation } from '../runtime/conversation-id.ts'
import type { Services } from '../services.ts'
import { fileLink } from './file-link.ts'

export const linkFileInput = z.strictObject({ conversationId, fileId: z.uuid() })

/** Long enough to open it, short enough that a link which gets around is worth nothing; ms. */
const LINK_LASTS = 10 * 60_000

/** A fresh address of a file that a customer sent in this conversation. @throws AppError not-found */
export async function linkFile(
  { db, config, clock }: Pick<Services, 'db' | 'config' | 'clock'>,
  actor: Actor,
  { conversationId, fileId }: z.infer<typeof linkFileInput>,
): Promise<{ url: string }> {
  demand(actor, 'desk.view')
  const { workspaceId } = actor
  const values = [shardOfConversation(conversationId), conversationId, workspaceId, `%/${fileId}?%`]
  const { rowCount } = await db.pool.query(sentSql, values)
  if (!rowCount) throw new AppError('not-found', 'no such file in this conversation')
  const until = clock.now() + LINK_LASTS
  return { url: fileLink({ workspaceId, fileId }, { base: '', secret: config.secret, until }) }
}

const sentSql = `
  SELECT 1 FROM event WHERE shard = $1 AND conversation_id = $2 AND workspace_id = $3 AND kind = 'message.customer'
    AND body ? 'files' AND body->>'files' LIKE $4 LIMIT 1`

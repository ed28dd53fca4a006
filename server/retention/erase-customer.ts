import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { inTransaction } from '../platform/in-transaction.ts'
import type { Services } from '../services.ts'
import { type ConversationKey, deleteConversations } from './delete-conversations.ts'

export const eraseCustomerInput = z.strictObject({ customerId: z.string().max(60) })

/**
 * Removes a customer with conversations, logs, files, tickets and contacts, for good and in one transaction. What is not here: backups, and
 * conversations that somebody kept as a scenario of a flow.
 * @throws AppError not-found · conflict (a colleague or a queue has a conversation with them: end it first)
 */
export async function eraseCustomer(
  { db, files }: Pick<Services, 'db' | 'files'>,
  actor: Actor,
  { customerId }: z.infer<typeof eraseCustomerInput>,
): Promise<{ conversations: number; files: number }> {
  demand(actor, 'customer.erase')
  const { workspaceId, memberId } = actor
  const own = [workspaceId, customerId]
  return inTransaction(db.pool, async (client) => {
    // The contacts first, as a commit does: nobody begins a conversation while this goes on.
    await client.query(`SELECT 1 FROM contact WHERE ${ownedBy} ORDER BY shard, workspace_id, channel_id, external_id FOR UPDATE`, own)
    const held = `SELECT shard, id, owner FROM conversation WHERE ${ownedBy} ORDER BY shard, id FOR UPDATE`
    const { rows: keys } = await client.query<ConversationKey & { owner: string }>(held, own)
    const { rowCount } = await client.query('SELECT 1 FROM customer WHERE workspace_id = $1 AND id = $2 FOR UPDATE', own)
    if (rowCount === 0) throw new AppError('not-found', `no customer ${customerId}`)
    if (keys.some(({ owner }) => owner === 'agent' || owner === 'queue'))
      throw new AppError('conflict', `customer ${customerId} is in a conversation with a person`)
    const { rows: sent } = await client.query<{ id: string }>(filesSql, own)
    // Bytes first: a row that stays is found again.
    for (const { id } of sent) await files.remove(`${workspaceId}/${id}`)
    await client.query('DELETE FROM file WHERE workspace_id = $1 AND id = ANY($2::uuid[])', [workspaceId, sent.map(({ id }) => id)])
    await deleteConversations(client, workspaceId, keys)
    // Contacts, tickets and their comments go with the customer.
    await client.query('DELETE FROM customer WHERE workspace_id = $1 AND id = $2', own)
    const counts = { conversations: keys.length, files: sent.length }
    await client.query(
      `INSERT INTO audit_entry (workspace_id, id, member_id, action, subject, detail) VALUES ($1, $2, $3, 'customer.erased', $4, $5)`,
      [workspaceId, newId('audit'), memberId, customerId, counts],
    )
    return counts
  })
}

const ownedBy = 'workspace_id = $1 AND customer_id = $2'

const filesSql = `
  SELECT f.id FROM file f JOIN contact c ON c.workspace_id = f.workspace_id AND c.channel_id = f.channel_id AND c.external_id = f.visitor_id
  WHERE c.workspace_id = $1 AND c.customer_id = $2`

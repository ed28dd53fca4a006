import type { Prisma } from '../../prisma/generated/client.ts'
import { newId } from '../platform/id.ts'
import type { WithinCommit } from '../runtime/contract.ts'
import type { Services } from '../services.ts'
import type { Actor } from './actor.ts'

/** What changed: `subject` is the id of the thing, `detail` the new values (never a secret). */
export type Audited = { action: AuditAction; subject: string; detail?: Prisma.InputJsonObject }
export type AuditAction =
  | 'workspace.updated'
  | `member.${'created' | 'updated' | 'removed'}`
  | `queue.${'created' | 'updated' | 'removed'}`
  | `effect.${'rerun' | 'discarded'}`
  | `credential.${'saved' | 'removed'}`
  | `connection.${'saved' | 'removed'}`
  | 'retention.updated'
  | `channel.${'created' | 'updated'}`
  | `template.${'created' | 'updated' | 'changed' | 'removed'}`
  | `project.${'created' | 'renamed' | 'archived' | 'restored' | 'published' | 'copied' | 'merged' | 'mergeUndone' | 'rolledBack' | 'moveStarted' | 'moveCancelled'}`

/** Written in the transaction of the change itself, so that neither is there without the other. */
export async function recordAudit(tx: Pick<Services['db']['prisma'], 'auditEntry'>, actor: Actor, audited: Audited): Promise<void> {
  const { action, subject, detail = {} } = audited
  const { workspaceId, memberId } = actor
  await tx.auditEntry.create({ data: { workspaceId, id: newId('audit'), memberId, action, subject, detail } })
}

/** The same for a change that the runtime commits: a statement for the `within` of an action. */
export function auditStatement(actor: Actor, { action, subject, detail = {} }: Audited): WithinCommit[number] {
  return {
    text: 'INSERT INTO audit_entry (workspace_id, id, member_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5, $6)',
    values: [actor.workspaceId, newId('audit'), actor.memberId, action, subject, detail],
    otherwise: 'conflict',
  }
}

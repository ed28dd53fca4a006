import type { Prisma } from '../../prisma/generated/client.ts'
import { newId } from '../platform/id.ts'
import type { Services } from '../services.ts'
import type { Actor } from './actor.ts'

/** What changed: `subject` is the id of the thing, `detail` the new values (never a secret). */
export type Audited = { action: AuditAction; subject: string; detail?: Prisma.InputJsonObject }
export type AuditAction =
  | 'workspace.updated'
  | `member.${'created' | 'updated' | 'removed'}`
  | `queue.${'created' | 'updated' | 'removed'}`
  | `connection.${'saved' | 'removed'}`
  | `channel.${'created' | 'updated'}`
  | `project.${'created' | 'renamed' | 'archived' | 'restored' | 'published' | 'rolledBack' | 'moveStarted' | 'moveCancelled'}`

/** Written in the transaction of the change itself, so that neither is there without the other. */
export async function recordAudit(tx: Pick<Services['db']['prisma'], 'auditEntry'>, actor: Actor, audited: Audited): Promise<void> {
  const { action, subject, detail = {} } = audited
  const { workspaceId, memberId } = actor
  await tx.auditEntry.create({ data: { workspaceId, id: newId('audit'), memberId, action, subject, detail } })
}

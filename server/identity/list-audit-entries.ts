import { z } from 'zod'
import { type Page, pageInput, readCursor, toPage } from '../platform/cursor.ts'
import type { Services } from '../services.ts'
import type { Actor } from './actor.ts'
import { demand } from './permissions.ts'

export const listAuditEntriesInput = z.strictObject(pageInput)
export type AuditEntry = {
  id: string
  at: Date
  action: string
  subject: string
  detail: Record<string, unknown>
  /** Name is null when the member is gone. */
  member: { id: string; name: string | null }
}

/** Who changed what, newest first. */
export async function listAuditEntries(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof listAuditEntriesInput>,
): Promise<Page<AuditEntry>> {
  demand(actor, 'workspace.manage')
  const { workspaceId } = actor
  const after = input.cursor ? readCursor(input.cursor) : null
  const rows = await db.prisma.auditEntry.findMany({
    where: { workspaceId, ...(after ? { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] } : {}) },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
  })
  const members = await db.prisma.member.findMany({
    where: { workspaceId, id: { in: [...new Set(rows.map((row) => row.memberId))] } },
    select: { id: true, name: true },
  })
  const names = new Map(members.map((member) => [member.id, member.name]))
  const page = toPage(rows, input.limit, (row) => ({ at: row.at, id: row.id }))
  return {
    ...page,
    items: page.items.map(({ id, at, action, subject, detail, memberId }) => ({
      id,
      at,
      action,
      subject,
      detail: detail as Record<string, unknown>,
      member: { id: memberId, name: names.get(memberId) ?? null },
    })),
  }
}

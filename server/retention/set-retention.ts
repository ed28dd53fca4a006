import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { recordAudit } from '../identity/record-audit.ts'
import type { Services } from '../services.ts'
import { FEWEST_DAYS, MOST_DAYS, retentionKind } from './retention-kinds.ts'

export const setRetentionInput = z.strictObject({
  kind: retentionKind,
  /** null: for ever. */
  days: z.int().min(FEWEST_DAYS).max(MOST_DAYS).nullable(),
})

/** From the next round on; the worker begins within a minute. What is gone stays gone. */
export async function setRetention({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof setRetentionInput>): Promise<void> {
  demand(actor, 'workspace.manage')
  const { workspaceId } = actor
  const { kind, days } = input
  await db.prisma.$transaction(async (tx) => {
    const where = { workspaceId_kind: { workspaceId, kind } }
    await tx.retention.upsert({ where, create: { workspaceId, kind, days }, update: { days, finishedAt: null, round: 0 } })
    await recordAudit(tx, actor, { action: 'retention.updated', subject: kind, detail: { days } })
  })
}

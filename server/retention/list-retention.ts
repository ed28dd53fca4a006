import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { type RetentionKind, retentionKinds } from './retention-kinds.ts'

export type RetentionView = {
  kind: RetentionKind
  /** null: for ever. */
  days: number | null
  /** Removed since the rule was first set: conversations, turns, effects, files. */
  removed: number
  /** In the round under way, or the last one. */
  round: number
  /** null: a round is under way, or none has been. */
  finishedAt: Date | null
}

/** Every kind, in the order of `retentionKinds`. */
export async function listRetention({ db }: Pick<Services, 'db'>, actor: Actor): Promise<RetentionView[]> {
  demand(actor, 'workspace.manage')
  const rows = await db.prisma.retention.findMany({ where: { workspaceId: actor.workspaceId } })
  return retentionKinds.map((kind) => {
    const row = rows.find((one) => one.kind === kind)
    return {
      kind,
      days: row?.days ?? null,
      removed: Number(row?.removed ?? 0),
      round: row?.round ?? 0,
      finishedAt: row?.finishedAt ?? null,
    }
  })
}

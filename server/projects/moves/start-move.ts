import { z } from 'zod'
import type { Prisma } from '../../../prisma/generated/client.ts'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { recordAudit } from '../../identity/record-audit.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import type { Services } from '../../services.ts'
import { addItems } from './add-items.ts'
import { endMove } from './end-move.ts'

/** stay: conversations whose place is gone keep their version · person: they get the new one and somebody takes over. */
const strandedSchema = z.enum(['stay', 'person'])
/** Of whoever makes another version live: take along what runs there; null: it stays on its version. */
export const moveChoiceSchema = z.strictObject({ stranded: strandedSchema }).nullable().default(null)
export const startMoveInput = z.strictObject({ channelId: z.string().max(60), stranded: strandedSchema })

/** Take what runs on a channel to the version that is live there. The worker does it, batch by batch. @throws AppError not-found */
export async function startMove(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof startMoveInput>,
): Promise<{ moveId: string; total: number }> {
  demand(actor, 'flow.publish')
  return db.prisma.$transaction((tx) => beginMove(tx, actor, input))
}

/** For use cases that checked the right. A move that still runs on the channel ends: two would pull its conversations to and fro. */
export async function beginMove(
  tx: Prisma.TransactionClient,
  actor: Actor,
  input: z.infer<typeof startMoveInput>,
): Promise<{ moveId: string; total: number }> {
  const { workspaceId, memberId } = actor
  const { channelId, stranded } = input
  // One after the other: whoever comes second ends what the first began.
  const channels = await tx.$queryRaw<{ version_id: string | null; project_id: string | null }[]>`
    SELECT c.version_id, v.project_id
    FROM channel c LEFT JOIN project_version v ON v.workspace_id = c.workspace_id AND v.id = c.version_id
    WHERE c.workspace_id = ${workspaceId} AND c.id = ${channelId} FOR NO KEY UPDATE OF c`
  const { version_id: versionId, project_id: projectId } = channels[0] ?? {}
  if (!versionId || !projectId) throw new AppError('not-found', `nothing is live on channel ${channelId}`)
  await endMove(tx, { workspaceId, channelId })
  const moveId = newId('move')
  await tx.versionMove.create({ data: { workspaceId, id: moveId, channelId, versionId, stranded, memberId } })
  const total = await addItems(tx, { workspaceId, moveId })
  const detail = { moveId, channelId, versionId, stranded, total }
  await recordAudit(tx, actor, { action: 'project.moveStarted', subject: projectId, detail })
  return { moveId, total }
}

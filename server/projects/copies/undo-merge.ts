import { z } from 'zod'
import { Prisma } from '../../../prisma/generated/client.ts'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { recordAudit } from '../../identity/record-audit.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import { staleDraft } from '../stale-draft.ts'
import { type Stale, type Written, writeDraft } from './bring-together.ts'
import { findCopy, idOf } from './find-copy.ts'

export const undoMergeInput = z.strictObject({ copyId: z.string().max(60) })

/**
 * Takes the last bringing together back: the draft it went into is as before, and so is what both have in common.
 * @throws AppError stale-draft: somebody saved that draft since, their work stays · conflict: there is none · not-found
 */
export async function undoMerge(
  { db, signals }: Pick<Services, 'db' | 'signals'>,
  actor: Actor,
  { copyId }: z.infer<typeof undoMergeInput>,
): Promise<{ revision: number }> {
  demand(actor, 'flow.edit')
  const { workspaceId } = actor
  const done = await db.prisma.$transaction(async (tx): Promise<Written | Stale> => {
    const found = await findCopy(tx, actor, copyId, { lock: true })
    const { merged } = found
    if (!merged) throw new AppError('conflict', `nothing was brought together with ${copyId} that could be taken back`)
    const projectId = idOf(found, merged.into)
    if (found.revisions[merged.into] !== merged.revision) return { stale: projectId }
    await writeDraft(tx, actor, projectId, merged.before)
    const revision = merged.revision + 1
    const { base, copyRevision, originalRevision } = merged
    // What had no news before has none now, although its revision is another.
    const seen = { copyRevision, originalRevision }
    const key = merged.into === 'copy' ? 'copyRevision' : 'originalRevision'
    if (seen[key] === merged.revision - 1) seen[key] = revision
    await tx.projectCopy.update({
      where: { workspaceId_projectId: { workspaceId, projectId: copyId } },
      data: { base: base as object, merged: Prisma.DbNull, ...seen },
    })
    await recordAudit(tx, actor, { action: 'project.mergeUndone', subject: projectId, detail: { copyId, into: merged.into } })
    return { projectId, revision }
  })
  if ('stale' in done) throw await staleDraft(db, actor, done.stale)
  signals.publish({ kind: 'draft', workspaceId, projectId: done.projectId })
  return { revision: done.revision }
}

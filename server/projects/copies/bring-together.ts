import { z } from 'zod'
import type { StoredDocument } from '../../../flows/document/stored-document.ts'
import { type CopySide, mergeCopy } from '../../../flows/merge/merge-copy.ts'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { recordAudit } from '../../identity/record-audit.ts'
import type { Services } from '../../services.ts'
import { readDocument, readScenarios } from '../read-document.ts'
import { staleDraft } from '../stale-draft.ts'
import { type FoundCopy, findCopy, idOf, type LastMerge, other } from './find-copy.ts'

const MOST_ANSWERS = 5000

export const mergeCopyInput = z.strictObject({
  copyId: z.string().max(60),
  /** The side that gets the work of the other. */
  into: z.enum(['copy', 'original']),
  /** What was looked at: other drafts are not brought together unseen. */
  revisions: z.strictObject({ copy: z.int(), original: z.int() }),
  /** Conflict id → whose; `ours` is the side it goes into, as are those not named. */
  resolutions: z
    .record(z.string().max(400), z.enum(['ours', 'theirs']))
    .refine((answers) => Object.keys(answers).length <= MOST_ANSWERS, `at most ${MOST_ANSWERS} answers`)
    .default({}),
})

/** The draft that was written. */
export type Written = { projectId: string; revision: number }
/** The draft that was saved meanwhile. */
export type Stale = { stale: string }

/**
 * Brings the work of a copy into its original, or the other way round: one draft changes, in one transaction with what both then have
 * in common. Whoever has that draft open gets it under their own unsaved work. It can be taken back as long as nobody saved since.
 * @throws AppError stale-draft: somebody saved one of them meanwhile · not-found
 */
export async function bringTogether(
  { db, signals }: Pick<Services, 'db' | 'signals'>,
  actor: Actor,
  input: z.infer<typeof mergeCopyInput>,
): Promise<{ revision: number }> {
  demand(actor, 'flow.edit')
  const { workspaceId, memberId } = actor
  const { copyId, into, resolutions } = input
  const done = await db.prisma.$transaction(async (tx): Promise<Written | Stale> => {
    const found = await findCopy(tx, actor, copyId, { lock: true })
    const stale = (['copy', 'original'] as const).find((side) => found.revisions[side] !== input.revisions[side])
    if (stale) return { stale: idOf(found, stale) }
    const { document } = mergeCopy(found.sides, into, resolutions)
    const projectId = idOf(found, into)
    await writeDraft(tx, actor, projectId, document)
    const revision = found.revisions[into] + 1
    const merged: LastMerge = {
      into,
      revision,
      before: found.sides[into],
      base: found.sides.base,
      copyRevision: found.seen.copy,
      originalRevision: found.seen.original,
      at: new Date().toISOString(),
      by: memberId,
    }
    await tx.projectCopy.update({
      where: { workspaceId_projectId: { workspaceId, projectId: copyId } },
      data: { base: found.sides[other(into)] as object, merged: merged as object, ...seenAfter(found, into, revision) },
    })
    const detail = { copyId, originalId: found.originalId, into, conflicts: Object.keys(resolutions).length }
    await recordAudit(tx, actor, { action: 'project.merged', subject: projectId, detail })
    return { projectId, revision }
  })
  if ('stale' in done) throw await staleDraft(db, actor, done.stale)
  signals.publish({ kind: 'draft', workspaceId, projectId: done.projectId })
  return { revision: done.revision }
}

/**
 * The side it came from has given everything. The other one has news for it still, unless it had none before: then both are the same
 * and the new revision is nothing new.
 */
function seenAfter({ seen, revisions }: FoundCopy, into: CopySide, revision: number): { copyRevision: number; originalRevision: number } {
  const from = other(into)
  const after = { ...seen, [from]: revisions[from], ...(seen[into] === revisions[into] ? { [into]: revision } : {}) }
  return { copyRevision: after.copy, originalRevision: after.original }
}

type Tx = Parameters<Parameters<Services['db']['prisma']['$transaction']>[0]>[0]

/** As the draft's next revision. The row is locked. */
export async function writeDraft(tx: Tx, actor: Actor, projectId: string, document: StoredDocument): Promise<void> {
  const { project, layout } = readDocument(document)
  const scenarios = readScenarios(document.scenarios)
  await tx.project.update({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: projectId } },
    data: { draft: project as object, layout, scenarios, revision: { increment: 1 }, updatedBy: actor.memberId },
  })
}

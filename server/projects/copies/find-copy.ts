import type { StoredDocument } from '../../../flows/document/stored-document.ts'
import type { CopySide, CopySides } from '../../../flows/merge/merge-copy.ts'
import { Prisma } from '../../../prisma/generated/client.ts'
import type { Actor } from '../../identity/actor.ts'
import { AppError } from '../../platform/errors.ts'

/** The last bringing together as it is kept, so that it can be taken back. */
export type LastMerge = {
  into: CopySide
  /** Of the side it went into, afterwards. */
  revision: number
  before: StoredDocument
  base: StoredDocument
  copyRevision: number
  originalRevision: number
  at: string
  by: string
}

export type FoundCopy = {
  copyId: string
  originalId: string
  sides: CopySides
  /** Of the drafts as they are. */
  revisions: Record<CopySide, number>
  names: Record<CopySide, string>
  /** Up to which nothing of either is missing in the other. */
  seen: Record<CopySide, number>
  merged: LastMerge | null
}

type Row = {
  originalId: string
  base: StoredDocument
  copyRevision: number
  originalRevision: number
  merged: LastMerge | null
}
type Side = { id: string; name: string; revision: number; project: StoredDocument['project']; layout: StoredDocument['layout'] } & Pick<
  StoredDocument,
  'scenarios'
>

/**
 * A working copy with both drafts. With `lock` nobody saves either of them until the transaction ends; always locked in the order of their
 * ids, so that two who do this at once wait for each other instead of for ever. @throws AppError not-found: gone, archived, or no copy
 */
export async function findCopy(
  prisma: Pick<Prisma.TransactionClient, '$queryRaw'>,
  actor: Actor,
  copyId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<FoundCopy> {
  const { workspaceId } = actor
  const [row] = await prisma.$queryRaw<Row[]>`
    SELECT original_id AS "originalId", base, copy_revision AS "copyRevision", original_revision AS "originalRevision", merged
    FROM project_copy WHERE workspace_id = ${workspaceId} AND project_id = ${copyId} ${lock ? Prisma.sql`FOR UPDATE` : Prisma.empty}`
  if (!row) throw new AppError('not-found', `project ${copyId} is no working copy`)
  const both = await prisma.$queryRaw<Side[]>`
    SELECT id, name, revision, draft AS project, layout, scenarios FROM project
    WHERE workspace_id = ${workspaceId} AND id IN (${copyId}, ${row.originalId}) AND archived_at IS NULL
    ORDER BY id ${lock ? Prisma.sql`FOR NO KEY UPDATE` : Prisma.empty}`
  const copy = both.find(({ id }) => id === copyId)
  const original = both.find(({ id }) => id === row.originalId)
  if (!copy || !original) throw new AppError('not-found', `the copy ${copyId} or its original is gone or archived`)
  const documentOf = ({ project, layout, scenarios }: Side): StoredDocument => ({ project, layout, scenarios })
  return {
    copyId,
    originalId: row.originalId,
    sides: { base: row.base, copy: documentOf(copy), original: documentOf(original) },
    revisions: { copy: copy.revision, original: original.revision },
    names: { copy: copy.name, original: original.name },
    seen: { copy: row.copyRevision, original: row.originalRevision },
    merged: row.merged,
  }
}

export function other(side: CopySide): CopySide {
  return side === 'copy' ? 'original' : 'copy'
}

export function idOf({ copyId, originalId }: FoundCopy, side: CopySide): string {
  return side === 'copy' ? copyId : originalId
}

import { z } from 'zod'
import type { CopySide } from '../../../flows/merge/merge-copy.ts'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import type { Services } from '../../services.ts'

export const listCopiesInput = z.strictObject({ projectId: z.string().max(60) })
export type CopySummary = {
  copy: { id: string; name: string; updatedAt: Date; updatedBy: string | null }
  original: { id: string; name: string; archived: boolean }
  /** Whether a side has something that the other one lacks. */
  news: Record<CopySide, boolean>
  /** Which way they were last brought together, if that can still be taken back. */
  merged: { into: CopySide; at: string; by: string | null } | null
}

/** The working copies of a project, or itself with its original when it is one. Archived copies are left out. Latest first. */
export async function listCopies(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  { projectId }: z.infer<typeof listCopiesInput>,
): Promise<CopySummary[]> {
  demand(actor, 'flow.view')
  const { rows } = await db.pool.query<CopySummary>(listSql, [actor.workspaceId, projectId])
  return rows.map((row) => ({ ...row, copy: { ...row.copy, updatedAt: new Date(row.copy.updatedAt) } }))
}

const listSql = `
  SELECT
    jsonb_build_object('id', c.id, 'name', c.name, 'updatedAt', c.updated_at, 'updatedBy', m.name) AS copy,
    jsonb_build_object('id', o.id, 'name', o.name, 'archived', o.archived_at IS NOT NULL) AS original,
    jsonb_build_object('copy', c.revision > p.copy_revision, 'original', o.revision > p.original_revision) AS news,
    CASE WHEN p.merged IS NOT NULL AND (p.merged->>'revision')::int = CASE p.merged->>'into' WHEN 'original' THEN o.revision ELSE c.revision END
      THEN jsonb_build_object('into', p.merged->>'into', 'at', p.merged->>'at', 'by',
        (SELECT name FROM member WHERE workspace_id = p.workspace_id AND id = p.merged->>'by')) END AS merged
  FROM project_copy p
  JOIN project c ON c.workspace_id = p.workspace_id AND c.id = p.project_id AND c.archived_at IS NULL
  JOIN project o ON o.workspace_id = p.workspace_id AND o.id = p.original_id
  LEFT JOIN member m ON m.workspace_id = c.workspace_id AND m.id = c.updated_by
  WHERE p.workspace_id = $1 AND (p.project_id = $2 OR p.original_id = $2)
  ORDER BY c.updated_at DESC, c.id`

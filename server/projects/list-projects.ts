import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'

export const listProjectsInput = z.strictObject({ archived: z.boolean().default(false) })
export type ProjectSummary = {
  id: string
  name: string
  revision: number
  flows: number
  cards: number
  createdAt: Date
  updatedAt: Date
  updatedBy: { id: string; name: string } | null
  /** What it is a working copy of. */
  copyOf: { id: string; name: string } | null
  archivedAt: Date | null
  latestVersion: { id: string; number: number; createdAt: Date } | null
  /** Channels on which a version of it is live. */
  liveChannels: { id: string; name: string; number: number }[]
}

/** Last changed first. Counted in the database: a draft may be large and the list does not need it. */
export async function listProjects(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof listProjectsInput>,
): Promise<ProjectSummary[]> {
  demand(actor, 'flow.view')
  const { rows } = await db.pool.query<ProjectSummary>(listSql, [actor.workspaceId, input.archived])
  return rows.map((row) => ({
    ...row,
    latestVersion: row.latestVersion && { ...row.latestVersion, createdAt: new Date(row.latestVersion.createdAt) },
  }))
}

const listSql = `
  SELECT p.id, p.name, p.revision, p.created_at AS "createdAt", p.updated_at AS "updatedAt", p.archived_at AS "archivedAt",
    (SELECT count(*)::int FROM jsonb_object_keys(p.draft->'flows')) AS flows,
    (SELECT coalesce(sum(c.n), 0)::int FROM jsonb_each(p.draft->'flows') f,
      LATERAL (SELECT count(*) AS n FROM jsonb_object_keys(f.value->'cards')) c) AS cards,
    (SELECT jsonb_build_object('id', m.id, 'name', m.name) FROM member m WHERE m.workspace_id = p.workspace_id AND m.id = p.updated_by) AS "updatedBy",
    (SELECT jsonb_build_object('id', o.id, 'name', o.name) FROM project_copy k JOIN project o ON o.workspace_id = k.workspace_id AND o.id = k.original_id
      WHERE k.workspace_id = p.workspace_id AND k.project_id = p.id) AS "copyOf",
    (SELECT jsonb_build_object('id', v.id, 'number', v.number, 'createdAt', v.created_at) FROM project_version v
      WHERE v.workspace_id = p.workspace_id AND v.project_id = p.id ORDER BY v.number DESC LIMIT 1) AS "latestVersion",
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'number', v.number) ORDER BY c.created_at)
      FROM channel c JOIN project_version v ON v.workspace_id = c.workspace_id AND v.id = c.version_id
      WHERE c.workspace_id = p.workspace_id AND v.project_id = p.id), '[]') AS "liveChannels"
  FROM project p
  WHERE p.workspace_id = $1 AND (p.archived_at IS NOT NULL) = $2
  ORDER BY p.updated_at DESC, p.id DESC`

import { z } from 'zod'
import { joinStored } from '../../flows/document/stored-document.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import { listVersionsOf, type VersionSummary } from './list-versions.ts'

export const getProjectInput = z.strictObject({ projectId: z.string().max(60) })
export type ProjectView = {
  id: string
  name: string
  /** Draft, layout and scenarios as one text of JSON, for readStored. */
  document: string
  /** Name it in saveDraft and publish. */
  revision: number
  updatedAt: Date
  updatedBy: { id: string; name: string } | null
  archivedAt: Date | null
  /** What it is a working copy of. */
  copyOf: { id: string; name: string } | null
  /** Newest first. */
  versions: VersionSummary[]
  /** Every channel of the workspace, and whether this project is live on it. */
  channels: {
    id: string
    name: string
    kind: string
    enabled: boolean
    live: { versionId: string; number: number; ofThisProject: boolean } | null
  }[]
}

/** @throws AppError not-found */
export async function getProject({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof getProjectInput>): Promise<ProjectView> {
  demand(actor, 'flow.view')
  const { workspaceId } = actor
  const { projectId } = input
  const [{ rows }, versions, channels] = await Promise.all([
    db.pool.query<ProjectRow>(projectSql, [workspaceId, projectId]),
    listVersionsOf(db.prisma, { workspaceId, projectId }),
    db.prisma.channel.findMany({
      where: { workspaceId },
      orderBy: { createdAt: 'asc' },
      select: { id: true, name: true, kind: true, enabled: true, version: { select: { id: true, number: true, projectId: true } } },
    }),
  ])
  if (!rows[0]) throw new AppError('not-found', `no project ${projectId}`)
  const { project, layout, scenarios, editorId, editorName, ...row } = rows[0]
  return {
    ...row,
    document: joinStored({ project, layout, scenarios }),
    updatedBy: editorId !== null && editorName !== null ? { id: editorId, name: editorName } : null,
    versions,
    channels: channels.map(({ version, ...channel }) => ({
      ...channel,
      live: version && { versionId: version.id, number: version.number, ofThisProject: version.projectId === projectId },
    })),
  }
}

type ProjectRow = Pick<ProjectView, 'copyOf' | 'id' | 'name' | 'revision' | 'updatedAt' | 'archivedAt'> &
  Record<'project' | 'layout' | 'scenarios', string> &
  Record<'editorId' | 'editorName', string | null>

const projectSql = `
  SELECT project.id, project.name, draft::text AS project, layout::text AS layout, scenarios::text AS scenarios, revision,
    project.updated_at AS "updatedAt", archived_at AS "archivedAt", member.id AS "editorId", member.name AS "editorName",
    (SELECT jsonb_build_object('id', o.id, 'name', o.name) FROM project_copy k JOIN project o ON o.workspace_id = k.workspace_id AND o.id = k.original_id
      WHERE k.workspace_id = project.workspace_id AND k.project_id = project.id) AS "copyOf"
  FROM project LEFT JOIN member ON member.workspace_id = project.workspace_id AND member.id = project.updated_by
  WHERE project.workspace_id = $1 AND project.id = $2`

import { z } from 'zod'
import type { Layout } from '../../flows/document/layout.ts'
import type { Project } from '../../flows/document/project.ts'
import type { Scenario } from '../../flows/scenarios/scenario.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { findProject } from './find-project.ts'
import { listVersionsOf, type VersionSummary } from './list-versions.ts'

export const getProjectInput = z.strictObject({ projectId: z.string().max(60) })
export type ProjectView = {
  id: string
  name: string
  draft: Project
  layout: Layout
  scenarios: Scenario[]
  /** Name it in saveDraft and publish. */
  revision: number
  updatedAt: Date
  updatedBy: { id: string; name: string } | null
  archivedAt: Date | null
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
  const [project, versions, channels] = await Promise.all([
    findProject(db.prisma, actor, projectId),
    listVersionsOf(db.prisma, { workspaceId, projectId }),
    db.prisma.channel.findMany({
      where: { workspaceId },
      orderBy: { createdAt: 'asc' },
      select: { id: true, name: true, kind: true, enabled: true, version: { select: { id: true, number: true, projectId: true } } },
    }),
  ])
  const { id, name, draft, layout, scenarios, revision, updatedAt, updatedBy, archivedAt } = project
  const editor = updatedBy
    ? await db.prisma.member.findUnique({ where: { workspaceId_id: { workspaceId, id: updatedBy } }, select: { id: true, name: true } })
    : null
  return {
    id,
    name,
    draft,
    layout,
    scenarios,
    revision,
    updatedAt,
    updatedBy: editor,
    archivedAt,
    versions,
    channels: channels.map(({ version, ...channel }) => ({
      ...channel,
      live: version && { versionId: version.id, number: version.number, ofThisProject: version.projectId === projectId },
    })),
  }
}

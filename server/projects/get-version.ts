import { z } from 'zod'
import type { Layout } from '../../flows/document/layout.ts'
import type { Project } from '../../flows/document/project.ts'
import type { Scenario } from '../../flows/scenarios/scenario.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'

export const getVersionInput = z.strictObject({ versionId: z.string().max(60) })
export type VersionView = {
  id: string
  projectId: string
  number: number
  note: string
  createdAt: Date
  project: Project
  layout: Layout
  scenarios: Scenario[]
}

/** A published version with its content. @throws AppError not-found */
export async function getVersion({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof getVersionInput>): Promise<VersionView> {
  demand(actor, 'flow.view')
  const { versionId } = input
  const row = await db.prisma.projectVersion.findUnique({ where: { workspaceId_id: { workspaceId: actor.workspaceId, id: versionId } } })
  if (!row) throw new AppError('not-found', `no version ${versionId}`)
  const { id, projectId, number, note, createdAt } = row
  const { content: project, layout, scenarios } = row as unknown as { content: Project; layout: Layout; scenarios: Scenario[] }
  return { id, projectId, number, note, createdAt, project, layout, scenarios }
}

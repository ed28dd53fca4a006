import type { Layout } from '../../flows/document/layout.ts'
import type { Project } from '../../flows/document/project.ts'
import type { Scenario } from '../../flows/scenarios/scenario.ts'
import type { Prisma } from '../../prisma/generated/client.ts'
import type { Actor } from '../identity/actor.ts'
import { AppError } from '../platform/errors.ts'

/** A project of the actor's workspace with its draft. For use cases that checked the right. @throws AppError not-found */
export async function findProject(prisma: Pick<Prisma.TransactionClient, 'project'>, actor: Actor, projectId: string) {
  const project = await prisma.project.findUnique({ where: { workspaceId_id: { workspaceId: actor.workspaceId, id: projectId } } })
  if (!project) throw new AppError('not-found', `no project ${projectId}`)
  // Only readDocument's results are ever written there.
  const { draft, layout, scenarios } = project as unknown as { draft: Project; layout: Layout; scenarios: Scenario[] }
  return { ...project, draft, layout, scenarios }
}

/** That there is such a project, without its draft. @throws AppError not-found */
export async function demandProject(prisma: Pick<Prisma.TransactionClient, 'project'>, actor: Actor, id: string): Promise<void> {
  const count = await prisma.project.count({ where: { workspaceId: actor.workspaceId, id } })
  if (count === 0) throw new AppError('not-found', `no project ${id}`)
}

import { z } from 'zod'
import { analyse } from '../../flows/analysis/analyse.ts'
import type { Finding } from '../../flows/analysis/finding.ts'
import type { Project } from '../../flows/document/project.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { findProject } from './find-project.ts'

export const analyseProjectInput = z.strictObject({ projectId: z.string().max(60) })

/** What publishing would say of the stored draft: the designer's analysis, with the workspace's queues. @throws AppError not-found */
export async function analyseProject(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof analyseProjectInput>,
): Promise<{ revision: number; findings: Finding[] }> {
  demand(actor, 'flow.view')
  const { draft, revision } = await findProject(db.prisma, actor, input.projectId)
  return { revision, findings: await findingsOf(db, actor, draft) }
}

export async function findingsOf(db: Pick<Services['db'], 'prisma'>, actor: Actor, project: Project): Promise<Finding[]> {
  const queues = await db.prisma.queue.findMany({ where: { workspaceId: actor.workspaceId }, select: { id: true } })
  return analyse(project, { queueIds: queues.map((queue) => queue.id) })
}

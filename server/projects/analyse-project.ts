import { z } from 'zod'
import { analyse } from '../../flows/analysis/analyse.ts'
import type { Finding } from '../../flows/analysis/finding.ts'
import type { Project } from '../../flows/document/project.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { findProject } from './find-project.ts'

export const analyseProjectInput = z.strictObject({ projectId: z.string().max(60) })

/** What publishing would say of the stored draft: the designer's analysis, with the workspace's queues and channels. @throws AppError not-found */
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
  const { workspaceId } = actor
  const [queues, channels] = await Promise.all([
    db.prisma.queue.findMany({ where: { workspaceId }, select: { id: true } }),
    db.prisma.channel.findMany({ where: { workspaceId, enabled: true }, select: { kind: true }, distinct: ['kind'] }),
  ])
  return analyse(project, { queueIds: queues.map(({ id }) => id), channels: channels.map(({ kind }) => kind) })
}

import type { Layout } from '../../flows/document/layout.ts'
import type { Project } from '../../flows/document/project.ts'
import type { Scenario } from '../../flows/scenarios/scenario.ts'
import type { FlowTemplate } from '../../flows/templates/template.ts'
import type { Prisma } from '../../prisma/generated/client.ts'
import type { Actor } from '../identity/actor.ts'
import { recordAudit } from '../identity/record-audit.ts'
import { newId } from '../platform/id.ts'
import type { Services } from '../services.ts'
import { addSamples } from './add-samples.ts'
import { adoptQueues } from './adopt-queues.ts'

/**
 * A new project from a document that was checked: it gets an id and a name of its own; samples come with it or nothing does.
 * For use cases that checked the right.
 */
export async function insertProject(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: {
    name: string
    project: Project
    layout: Layout
    scenarios?: readonly Scenario[]
    samples?: Pick<FlowTemplate, 'queues' | 'knowledge'>
    from: string
    /** What else comes into being with it, or not at all. */
    also?(tx: Prisma.TransactionClient, projectId: string): Promise<void>
  },
): Promise<{ projectId: string }> {
  const { workspaceId, memberId } = actor
  const { name, layout, scenarios = [], samples, from, also } = input
  const projectId = newId('project')
  const own = { ...input.project, id: projectId, name }
  await db.prisma.$transaction(async (tx) => {
    if (samples) await addSamples(tx, actor, samples)
    const queues = await tx.queue.findMany({ where: { workspaceId }, orderBy: { createdAt: 'asc' }, select: { id: true } })
    const draft = adoptQueues(
      own,
      queues.map((queue) => queue.id),
    )
    await tx.project.create({
      data: { workspaceId, id: projectId, name, draft: draft as object, layout, scenarios: [...scenarios], updatedBy: memberId },
    })
    await also?.(tx, projectId)
    await recordAudit(tx, actor, { action: 'project.created', subject: projectId, detail: { name, from } })
  })
  return { projectId }
}

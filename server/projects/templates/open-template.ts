import type { Project } from '../../../flows/document/project.ts'
import type { Scenario } from '../../../flows/scenarios/scenario.ts'
import { fillTemplate } from '../../../flows/templates/own/fill-template.ts'
import type { TemplateQueue } from '../../../flows/templates/template.ts'
import type { Prisma } from '../../../prisma/generated/client.ts'
import type { Actor } from '../../identity/actor.ts'
import { may } from '../../identity/permissions.ts'
import { newId } from '../../platform/id.ts'
import { findTemplate } from './find-template.ts'

/**
 * A flow of a template of the workspace's own, and what comes with it. A queue that exists by name is used; the others are to be made
 * by whoever may, and else left to the first there is. @throws AppError not-found
 */
export async function openTemplate(
  prisma: Pick<Prisma.TransactionClient, 'projectTemplate' | 'queue'>,
  actor: Actor,
  { templateId, fill, samples }: { templateId: string; fill: Record<string, string>; samples: boolean },
) {
  const { content, name } = await findTemplate(prisma, actor, templateId)
  const there = await prisma.queue.findMany({
    where: { workspaceId: actor.workspaceId },
    orderBy: { createdAt: 'asc' },
    select: { id: true, name: true, nameEn: true },
  })
  const makes = samples && may(actor, 'queue.manage')
  const queues = new Map<string, string>()
  const made: TemplateQueue[] = []
  for (const queue of content.queues) {
    const own = there.find((each) => each.name === queue.name || (queue.nameEn !== '' && each.nameEn === queue.nameEn))
    const id = own?.id ?? (makes ? newId('queue') : undefined)
    if (id === undefined) continue
    queues.set(queue.id, id)
    if (!own) made.push({ ...queue, id })
  }
  const filled: { project: Project; scenarios: Scenario[] } = fillTemplate(content, { fill, queues })
  return { ...filled, layout: content.layout, queues: made, knowledge: content.knowledge, from: `own template ${name}` }
}

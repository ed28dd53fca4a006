import type { FlowTemplate } from '../../flows/templates/template.ts'
import type { Prisma } from '../../prisma/generated/client.ts'
import type { Actor } from '../identity/actor.ts'
import { may } from '../identity/permissions.ts'
import { recordAudit } from '../identity/record-audit.ts'

/**
 * What a template needs around it: queues to hand over to, with the member in them who may serve customers, and articles to
 * answer from. What the workspace has already under the same id stays as it is; what the member may not make is left out.
 */
export async function addSamples(
  tx: Prisma.TransactionClient,
  actor: Actor,
  { queues, knowledge }: Pick<FlowTemplate, 'queues' | 'knowledge'>,
): Promise<void> {
  const { workspaceId, memberId } = actor
  if (may(actor, 'queue.manage')) {
    const there = await tx.queue.findMany({ where: { workspaceId, id: { in: queues.map(({ id }) => id) } }, select: { id: true } })
    const known = new Set(there.map(({ id }) => id))
    for (const queue of queues) {
      if (known.has(queue.id)) continue
      const members = may(actor, 'desk.handle') ? { create: { memberId } } : {}
      await tx.queue.create({ data: { workspaceId, ...queue, members } })
      await recordAudit(tx, actor, { action: 'queue.created', subject: queue.id, detail: queue })
    }
  }
  if (may(actor, 'knowledge.edit'))
    await tx.knowledgeEntry.createMany({
      data: knowledge.map((entry) => ({ workspaceId, id: sampleId(entry), ...entry, updatedBy: memberId })),
      skipDuplicates: true,
    })
}

/** The same article has the same id each time, so that a template used twice brings it once. */
function sampleId({ language, title }: { language: string; title: string }): string {
  return `sample-${language}-${title}`.slice(0, 60)
}

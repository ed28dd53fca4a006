import { z } from 'zod'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { recordAudit } from '../../identity/record-audit.ts'
import type { Services } from '../../services.ts'
import { findTemplate } from './find-template.ts'

export const removeTemplateInput = z.strictObject({ templateId: z.string().max(60) })

/** Flows that were made of it stay. @throws AppError not-found */
export async function removeTemplate(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  { templateId }: z.infer<typeof removeTemplateInput>,
): Promise<void> {
  demand(actor, 'flow.edit')
  const { workspaceId } = actor
  await db.prisma.$transaction(async (tx) => {
    const { name } = await findTemplate(tx, actor, templateId)
    await tx.projectTemplate.delete({ where: { workspaceId_id: { workspaceId, id: templateId } } })
    await recordAudit(tx, actor, { action: 'template.removed', subject: templateId, detail: { name } })
  })
}

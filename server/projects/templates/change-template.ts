import { z } from 'zod'
import { presentationSchema } from '../../../flows/templates/own/own-template.ts'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { recordAudit } from '../../identity/record-audit.ts'
import type { Services } from '../../services.ts'
import { findTemplate } from './find-template.ts'
import { isTaken, nameTaken } from './store-template.ts'

export const changeTemplateInput = presentationSchema.omit({ language: true }).extend({ templateId: z.string().max(60) })

/** Its name and what is said about it. @throws AppError name-taken, not-found */
export async function changeTemplate(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  { templateId, ...data }: z.infer<typeof changeTemplateInput>,
): Promise<void> {
  demand(actor, 'flow.edit')
  const { workspaceId, memberId } = actor
  await findTemplate(db.prisma, actor, templateId)
  try {
    await db.prisma.$transaction(async (tx) => {
      await tx.projectTemplate.update({
        where: { workspaceId_id: { workspaceId, id: templateId } },
        data: { ...data, updatedBy: memberId },
      })
      await recordAudit(tx, actor, { action: 'template.changed', subject: templateId, detail: { name: data.name } })
    })
  } catch (error) {
    throw isTaken(error) ? nameTaken(data.name) : error
  }
}

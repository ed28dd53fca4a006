import { z } from 'zod'
import { writeTemplateFile } from '../../../flows/templates/own/template-file.ts'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import type { Services } from '../../services.ts'
import { findTemplate } from './find-template.ts'

export const exportTemplateInput = z.strictObject({ templateId: z.string().max(60) })

/** The text of the file that `templates.import` reads. @throws AppError not-found */
export async function exportTemplate(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  { templateId }: z.infer<typeof exportTemplateInput>,
): Promise<{ name: string; text: string }> {
  demand(actor, 'flow.view')
  const { name, about, category, language, content } = await findTemplate(db.prisma, actor, templateId)
  return { name, text: writeTemplateFile({ presentation: { name, about, category, language }, template: content }) }
}

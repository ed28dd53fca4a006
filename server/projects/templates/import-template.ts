import { z } from 'zod'
import { readTemplateFile } from '../../../flows/templates/own/template-file.ts'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { recordAudit } from '../../identity/record-audit.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import type { Services } from '../../services.ts'
import { freeName, toColumns } from './store-template.ts'

export const importTemplateInput = z.strictObject({
  /** The file's content, parsed. */
  file: z.unknown(),
})

/**
 * A template from a file that may come from anywhere; a name that is taken gets a number.
 * @throws AppError invalid-document with `details: { reason, problems }`
 */
export async function importTemplate(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof importTemplateInput>,
): Promise<{ templateId: string; name: string }> {
  demand(actor, 'flow.edit')
  const read = readTemplateFile(input.file)
  if ('error' in read) {
    const { code: reason, problems } = read.error
    const params = { path: problems[0]?.path ?? reason, count: problems.length }
    throw new AppError('invalid-document', `not a template: ${reason}`, { params, details: { reason, problems } })
  }
  const { presentation, template } = read
  const columns = toColumns(template)
  const { workspaceId, memberId } = actor
  const templateId = newId('template')
  return db.prisma.$transaction(async (tx) => {
    // Two imports at once must not find the same name free.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`templates of ${workspaceId}`}))`
    const rows = await tx.projectTemplate.findMany({ where: { workspaceId }, select: { name: true } })
    const name = freeName(presentation.name, new Set(rows.map((row) => row.name)))
    await tx.projectTemplate.create({ data: { workspaceId, id: templateId, ...presentation, name, ...columns, updatedBy: memberId } })
    await recordAudit(tx, actor, { action: 'template.created', subject: templateId, detail: { name, from: 'file' } })
    return { templateId, name }
  })
}

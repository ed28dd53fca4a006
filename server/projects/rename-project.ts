import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { recordAudit } from '../identity/record-audit.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'

export const renameProjectInput = z.strictObject({ projectId: z.string().max(60), name: z.string().trim().min(1).max(120) })

/** The name stands in the document too, so this is an edit: open designers are told by the next stale-draft. @throws AppError not-found */
export async function renameProject(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof renameProjectInput>,
): Promise<{ revision: number }> {
  demand(actor, 'flow.edit')
  const { projectId, name } = input
  return db.prisma.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ revision: number }[]>`
      UPDATE project SET name = ${name}, draft = jsonb_set(draft, '{name}', to_jsonb(${name}::text)), revision = revision + 1,
        updated_by = ${actor.memberId}, updated_at = now()
      WHERE workspace_id = ${actor.workspaceId} AND id = ${projectId} RETURNING revision`
    if (!rows[0]) throw new AppError('not-found', `no project ${projectId}`)
    await recordAudit(tx, actor, { action: 'project.renamed', subject: projectId, detail: { name } })
    return rows[0]
  })
}

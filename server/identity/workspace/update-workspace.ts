import { z } from 'zod'
import { isTimezone } from '../../../flows/calendar/local-time.ts'
import { languageSchema } from '../../../flows/document/primitives.ts'
import type { Services } from '../../services.ts'
import type { Actor } from '../actor.ts'
import { demand } from '../permissions.ts'
import { recordAudit } from '../record-audit.ts'

export const updateWorkspaceInput = z.strictObject({
  name: z.string().trim().min(1).max(80).optional(),
  defaultLanguage: languageSchema.optional(),
  timezone: z.string().max(60).refine(isTimezone, 'no such time zone').optional(),
})

export async function updateWorkspace(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof updateWorkspaceInput>,
): Promise<void> {
  demand(actor, 'workspace.manage')
  await db.prisma.$transaction(async (tx) => {
    await tx.workspace.update({ where: { id: actor.workspaceId }, data: input })
    await recordAudit(tx, actor, { action: 'workspace.updated', subject: actor.workspaceId, detail: input })
  })
}

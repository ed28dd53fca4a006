import { z } from 'zod'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { recordAudit } from '../../identity/record-audit.ts'
import type { Services } from '../../services.ts'
import { channelSettingsSchema, originSchema } from './channel-settings.ts'

export const updateChannelInput = z.strictObject({
  channelId: z.string().max(60),
  name: z.string().trim().min(1).max(60).optional(),
  enabled: z.boolean().optional(),
  /** Websites that may embed the chat; empty = any. */
  allowedOrigins: z.array(originSchema).max(50).optional(),
  /** Replaces all of it. */
  settings: channelSettingsSchema.optional(),
})

/** @throws AppError not-found */
export async function updateChannel({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof updateChannelInput>): Promise<void> {
  demand(actor, 'channel.manage')
  const { channelId, ...data } = input
  await db.prisma.$transaction(async (tx) => {
    await tx.channel.update({ where: { workspaceId_id: { workspaceId: actor.workspaceId, id: channelId } }, data })
    await recordAudit(tx, actor, { action: 'channel.updated', subject: channelId, detail: data })
  })
}

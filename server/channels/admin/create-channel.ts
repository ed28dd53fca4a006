import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { recordAudit } from '../../identity/record-audit.ts'
import { newId } from '../../platform/id.ts'
import type { Services } from '../../services.ts'
import { channelSettingsSchema } from './channel-settings.ts'

export const createChannelInput = z.strictObject({ name: z.string().trim().min(1).max(60), settings: channelSettingsSchema.default({}) })

/** A web channel with a public key of its own. */
export async function createChannel(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof createChannelInput>,
): Promise<{ channelId: string; key: string }> {
  demand(actor, 'channel.manage')
  const { name, settings } = input
  const channelId = newId('channel')
  const key = newChannelKey()
  await db.prisma.$transaction(async (tx) => {
    await tx.channel.create({ data: { workspaceId: actor.workspaceId, id: channelId, kind: 'web', key, name, settings } })
    await recordAudit(tx, actor, { action: 'channel.created', subject: channelId, detail: { name } })
  })
  return { channelId, key }
}

/** Public, but not to be guessed: nobody finds the chats of others by counting. */
export function newChannelKey(): string {
  return `web_${randomBytes(12).toString('base64url')}`
}

import { z } from 'zod'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { AppError } from '../../platform/errors.ts'
import { listPublications, type PublicationView } from '../../projects/list-publications.ts'
import type { Services } from '../../services.ts'
import { type ChannelView, channelInclude, toChannelView } from './channel-view.ts'

export const getChannelInput = z.strictObject({ channelId: z.string().max(60) })

/** A channel with what was live on it, newest first. @throws AppError not-found */
export async function getChannel(
  { db, config }: Pick<Services, 'db' | 'config'>,
  actor: Actor,
  input: z.infer<typeof getChannelInput>,
): Promise<ChannelView & { publications: PublicationView[] }> {
  demand(actor, 'channel.view')
  const { workspaceId } = actor
  const { channelId } = input
  const row = await db.prisma.channel.findUnique({ where: { workspaceId_id: { workspaceId, id: channelId } }, include: channelInclude })
  if (!row) throw new AppError('not-found', `no channel ${channelId}`)
  const publications = await listPublications(db.prisma, { workspaceId, channelId })
  return { ...toChannelView(row, config.publicUrl), publications }
}

import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import type { Services } from '../../services.ts'
import { type ChannelView, channelInclude, toChannelView } from './channel-view.ts'

export async function listChannels({ db, config }: Pick<Services, 'db' | 'config'>, actor: Actor): Promise<ChannelView[]> {
  demand(actor, 'channel.view')
  const rows = await db.prisma.channel.findMany({
    where: { workspaceId: actor.workspaceId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: channelInclude,
  })
  return rows.map((row) => toChannelView(row, config.publicUrl))
}

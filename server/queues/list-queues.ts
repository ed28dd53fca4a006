import type { Calendar } from '../../flows/document/settings.ts'
import type { Actor } from '../identity/actor.ts'
import type { Presence } from '../identity/get-me.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'

export type QueueView = {
  id: string
  name: string
  nameEn: string
  strategy: 'longestIdle' | 'leastLoaded'
  calendar: Calendar | null
  offerSeconds: number
  serviceTargetSeconds: number
  members: { id: string; name: string; presence: Presence }[]
  createdAt: Date
}

export async function listQueues({ db }: Pick<Services, 'db'>, actor: Actor): Promise<QueueView[]> {
  demand(actor, 'queue.view')
  const queues = await db.prisma.queue.findMany({
    where: { workspaceId: actor.workspaceId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { members: { include: { member: { select: { id: true, name: true, presence: true } } } } },
  })
  return queues.map(({ workspaceId: _, strategy, calendar, members, ...queue }) => ({
    ...queue,
    strategy: strategy as QueueView['strategy'],
    calendar: calendar as Calendar | null,
    members: members.map(({ member }) => ({ ...member, presence: member.presence as Presence })),
  }))
}

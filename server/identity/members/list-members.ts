import type { Services } from '../../services.ts'
import type { Actor } from '../actor.ts'
import type { Presence } from '../get-me.ts'
import { demand, type Role } from '../permissions.ts'

export type MemberView = {
  id: string
  userId: string
  name: string
  email: string
  role: Role
  presence: Presence
  /** Conversations at once, in units. */
  capacity: number
  load: number
  queueIds: string[]
  createdAt: Date
}

/** Everybody in the workspace, by the time they joined. */
export async function listMembers({ db }: Pick<Services, 'db'>, actor: Actor): Promise<MemberView[]> {
  demand(actor, 'members.view')
  const members = await db.prisma.member.findMany({
    where: { workspaceId: actor.workspaceId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { user: { select: { email: true } }, queues: { select: { queueId: true } } },
  })
  return members.map(({ id, userId, name, user, role, presence, capacity, load, queues, createdAt }) => ({
    id,
    userId,
    name,
    email: user.email,
    role: role as Role,
    presence: presence as Presence,
    capacity,
    load,
    queueIds: queues.map((queue) => queue.queueId),
    createdAt,
  }))
}

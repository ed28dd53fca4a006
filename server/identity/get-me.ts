import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import type { Actor } from './actor.ts'
import { may, type Permission, permissions, type Role } from './permissions.ts'

export type Presence = 'online' | 'busy' | 'break' | 'offline'
export type Me = {
  name: string
  email: string
  role: Role
  memberId: string
  userId: string
  locale: 'zh-CN' | 'en'
  presence: Presence
  presenceSince: Date
  capacity: number
  workspace: { id: string; name: string; demo: boolean; defaultLanguage: 'zh-CN' | 'en'; timezone: string }
  /** All workspaces of this person; another one is entered with the header x-workspace. */
  workspaces: { id: string; name: string; role: Role }[]
  permissions: Permission[]
}

/** Everyone may see themselves: no permission is demanded. */
export async function getMe({ db }: Pick<Services, 'db'>, actor: Actor): Promise<Me> {
  const members = await db.prisma.member.findMany({
    where: { userId: actor.userId },
    orderBy: { createdAt: 'asc' },
    include: { workspace: true, user: { select: { email: true } } },
  })
  const me = members.find((member) => member.workspaceId === actor.workspaceId)
  if (!me) throw new AppError('not-allowed', 'the membership has ended')
  const { id, name, demo, defaultLanguage, timezone } = me.workspace
  return {
    name: me.name,
    email: me.user.email,
    role: me.role as Role,
    memberId: me.id,
    userId: me.userId,
    locale: actor.locale,
    presence: me.presence as Presence,
    presenceSince: me.presenceSince,
    capacity: me.capacity,
    workspace: { id, name, demo, defaultLanguage: defaultLanguage as 'zh-CN' | 'en', timezone },
    workspaces: members.map((member) => ({ id: member.workspaceId, name: member.workspace.name, role: member.role as Role })),
    permissions: permissions.filter((permission) => may(actor, permission)),
  }
}

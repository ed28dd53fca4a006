import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import type { Actor } from './actor.ts'
import type { Auth } from './auth.ts'
import type { Role } from './permissions.ts'

/** What the request's cookie says: nobody, or a user; `cookies` must travel back (a session that was prolonged). */
export type SignedIn = { userId: string; cookies: string[] }

export async function loadSession(auth: Auth, headers: Headers): Promise<SignedIn | null> {
  const { response, headers: out } = await auth.api.getSession({ headers, returnHeaders: true })
  return response ? { userId: response.user.id, cookies: out.getSetCookie() } : null
}

/**
 * The member a signed-in user is in a workspace. `workspaceId` comes from the header `x-workspace`; without it, the workspace
 * they were last seen in.
 * @throws AppError not-allowed when they are in no such workspace (whether it exists is not told)
 */
export async function loadActor({ db }: Pick<Services, 'db'>, input: { userId: string; workspaceId: string | null }): Promise<Actor> {
  const member = await db.prisma.member.findFirst({
    where: { userId: input.userId, ...(input.workspaceId ? { workspaceId: input.workspaceId } : {}) },
    orderBy: [{ seenAt: { sort: 'desc', nulls: 'last' } }, { createdAt: 'asc' }],
    select: { workspaceId: true, id: true, name: true, role: true, user: { select: { locale: true } } },
  })
  if (!member) throw new AppError('not-allowed', `user ${input.userId} is no member of ${input.workspaceId ?? 'any workspace'}`)
  return {
    workspaceId: member.workspaceId,
    memberId: member.id,
    userId: input.userId,
    name: member.name,
    role: member.role as Role,
    locale: member.user.locale === 'en' ? 'en' : 'zh-CN',
  }
}

import type { Actor } from '../identity/actor.ts'
import { may, type Role } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Action } from '../runtime/contract.ts'
import type { Services } from '../services.ts'
import { type Acted, actAs, noteOf } from './act-as.ts'
import { moveSlot } from './slots.ts'

/** Gives a conversation to a colleague: the slot moves with it. @throws AppError not-found, agent-unavailable, agent-full, not-owner */
export async function assignTo(
  services: Pick<Services, 'runtime' | 'clock' | 'db'>,
  actor: Actor,
  input: {
    verb: string
    clientId: string
    conversationId: string
    toMemberId: string
    from: string | null
    expect: Action['expect']
    note?: string
  },
): Promise<Acted> {
  const { conversationId, toMemberId, from, note, ...rest } = input
  const { workspaceId, memberId } = actor
  const name = await readColleague(services, { workspaceId, memberId: toMemberId, self: memberId })
  try {
    return await actAs(services, actor, {
      ...rest,
      conversationId,
      event: { kind: 'accepted', agentId: toMemberId, agentName: name },
      record: [
        ...noteOf(actor, note, rest.clientId),
        { kind: 'assigned', body: { agentId: toMemberId, name, how: 'reassigned' }, actor: 'agent', actorId: memberId },
      ],
      within: [moveSlot({ workspaceId, conversationId, from, to: toMemberId, now: services.clock.now() })],
    })
  } catch (error) {
    if (toMemberId !== memberId && error instanceof AppError && error.code === 'at-capacity')
      throw new AppError('agent-full', error.message, { cause: error, params: { name } })
    throw error
  }
}

/** Their name. Somebody who is away gets nothing, except from themselves. */
async function readColleague(
  { db }: Pick<Services, 'db'>,
  { workspaceId, memberId, self }: { workspaceId: string; memberId: string; self: string },
): Promise<string> {
  const { rows } = await db.pool.query<{ name: string; role: Role; presence: string }>(
    'SELECT name, role, presence FROM member WHERE workspace_id = $1 AND id = $2',
    [workspaceId, memberId],
  )
  const colleague = rows[0]
  if (!colleague || !may(colleague, 'desk.handle')) throw new AppError('not-found', `${memberId} does not handle conversations here`)
  const away = colleague.presence === 'offline' || colleague.presence === 'break'
  if (away && memberId !== self)
    throw new AppError('agent-unavailable', `${memberId} is ${colleague.presence}`, { params: { name: colleague.name } })
  return colleague.name
}

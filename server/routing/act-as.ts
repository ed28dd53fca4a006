import type { Actor } from '../identity/actor.ts'
import { AppError, type ErrorCode } from '../platform/errors.ts'
import type { Action } from '../runtime/contract.ts'
import type { ConversationEventRecord } from '../runtime/events.ts'
import type { Services } from '../services.ts'

export type Acted = {
  /** True when this client id had been accepted before; `events` are then the first answer's. */
  duplicate: boolean
  events: ConversationEventRecord[]
}

/** One action of a member on a conversation, once however often it is sent. `refusal` is told instead of not-owner. */
export async function actAs(
  { runtime }: Pick<Services, 'runtime'>,
  actor: Pick<Actor, 'workspaceId' | 'memberId'>,
  input: Omit<Action, 'workspaceId' | 'inboundId'> & { verb: string; clientId: string; refusal?: ErrorCode },
): Promise<Acted> {
  const { verb, clientId, refusal, ...action } = input
  const { workspaceId, memberId } = actor
  try {
    const { duplicate, events } = await runtime.act({ workspaceId, inboundId: `${verb}:${memberId}:${clientId}`, ...action })
    return { duplicate, events }
  } catch (error) {
    if (refusal && error instanceof AppError && error.code === 'not-owner') throw new AppError(refusal, error.message, { cause: error })
    throw error
  }
}

type Recorded = NonNullable<Action['record']>[number]

/** A private note said along with an action; nothing when empty. */
export function noteOf(actor: Pick<Actor, 'memberId' | 'name'>, text: string | undefined, clientId: string): Recorded[] {
  if (!text) return []
  return [{ kind: 'note', body: { text, clientId, name: actor.name }, actor: 'agent', actorId: actor.memberId }]
}

import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError, type ErrorCode } from '../platform/errors.ts'
import { conversationId } from '../routing/action-input.ts'
import { claimConversation } from '../routing/claim-conversation.ts'
import { readStanding } from '../routing/read-standing.ts'
import { reassign } from '../routing/reassign.ts'
import { resolveConversation, resolveConversationInput } from '../routing/resolve-conversation.ts'
import { takeOver } from '../routing/take-over.ts'
import { transfer, transferInput } from '../routing/transfer.ts'
import type { Services } from '../services.ts'
import { setAttention } from './set-attention.ts'
import { conversationTag, tagConversation } from './tag-conversation.ts'

export const mostAtOnce = 50

export const actOnManyInput = z.strictObject({
  conversationIds: z
    .array(conversationId)
    .min(1)
    .max(mostAtOnce)
    .refine((ids) => new Set(ids).size === ids.length, 'every conversation once'),
  /** As for one: the same again does nothing new. */
  clientId: z.string().min(1).max(80),
  action: z.discriminatedUnion('kind', [
    /** From the queue, from the bot or, for a supervisor, from a colleague. */
    z.strictObject({ kind: z.literal('assignToMe') }),
    z.strictObject({ kind: z.literal('transfer'), ...transferInput.pick({ to: true, note: true }).shape }),
    z.strictObject({
      kind: z.literal('resolve'),
      ...resolveConversationInput.pick({ outcome: true, continueFlow: true, note: true }).shape,
    }),
    z.strictObject({ kind: z.literal('tag'), tag: conversationTag, put: z.boolean() }),
    z.strictObject({ kind: z.literal('attention'), needed: z.boolean() }),
  ]),
})
export type ManyAction = z.infer<typeof actOnManyInput>['action']
/** As it is sent: what has a default may be left out. */
export type ManyRequest = z.input<typeof actOnManyInput>['action']

/** `changed`: false when it stood as wanted already, so that taking the whole back leaves it alone. */
export type OneOfMany =
  | { conversationId: string; ok: true; changed: boolean }
  | { conversationId: string; ok: false; code: ErrorCode; params: Record<string, string | number> }

/**
 * One action on several conversations, one after the other, each with its own right, its own commit and its own answer: what is
 * refused for one does not hold up the others. In the order given.
 */
export async function actOnMany(
  services: Pick<Services, 'runtime' | 'clock' | 'db' | 'log'>,
  actor: Actor,
  { conversationIds, clientId, action }: z.infer<typeof actOnManyInput>,
): Promise<OneOfMany[]> {
  demand(actor, 'desk.handle')
  const results: OneOfMany[] = []
  for (const conversationId of conversationIds) {
    try {
      const changed = await act(services, actor, { conversationId, clientId, action })
      results.push({ conversationId, ok: true, changed })
    } catch (error) {
      if (!(error instanceof AppError)) services.log.error({ err: error, conversationId }, 'one of many could not be done')
      const { code, params } = error instanceof AppError ? error : { code: 'internal' as const, params: {} }
      results.push({ conversationId, ok: false, code, params })
    }
  }
  return results
}

async function act(
  services: Pick<Services, 'runtime' | 'clock' | 'db'>,
  actor: Actor,
  { action, ...one }: { conversationId: string; clientId: string; action: ManyAction },
): Promise<boolean> {
  const changed = ({ events }: { events: unknown[] }) => events.length > 0
  switch (action.kind) {
    case 'assignToMe':
      return assignToMe(services, actor, one)
    case 'transfer':
      return changed(await transfer(services, actor, { ...one, to: action.to, note: action.note }))
    case 'resolve':
      return changed(
        await resolveConversation(services, actor, {
          ...one,
          outcome: action.outcome,
          continueFlow: action.continueFlow,
          note: action.note,
        }),
      )
    case 'tag':
      return changed(await tagConversation(services, actor, { ...one, tag: action.tag, put: action.put }))
    case 'attention':
      return changed(await setAttention(services, actor, { ...one, needed: action.needed }))
  }
}

/** The way that fits where it is now; each refuses by itself when that changes meanwhile. */
async function assignToMe(
  services: Pick<Services, 'runtime' | 'clock' | 'db'>,
  actor: Actor,
  one: { conversationId: string; clientId: string },
): Promise<boolean> {
  const { workspaceId, memberId } = actor
  const { owner, agentId } = await readStanding(services.db.pool, { workspaceId, conversationId: one.conversationId })
  if (owner === 'closed') throw new AppError('conversation-closed', `${one.conversationId} is closed`)
  if (owner === 'agent' && agentId === memberId) return false
  if (owner === 'queue') await claimConversation(services, actor, one)
  else if (owner === 'bot') await takeOver(services, actor, one)
  else await reassign(services, actor, { ...one, toMemberId: memberId })
  return true
}

import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import type { RoutingOffer } from './decide.ts'
import { reserveSlot } from './slots.ts'

/** Carries one decided offer out. False when the world moved on: the next pass decides anew. */
export async function makeOffer(
  { runtime, clock }: Pick<Services, 'runtime' | 'clock'>,
  input: { workspaceId: string; offer: RoutingOffer; epoch: number; name: string; offerSeconds: number },
): Promise<boolean> {
  const { workspaceId, offer, epoch, name, offerSeconds } = input
  const { conversationId, memberId, queueId, candidates, reasons } = offer
  const now = clock.now()
  const expiresAt = now + offerSeconds * 1000
  const body = { memberId, name, queueId, expiresAt: new Date(expiresAt).toISOString(), candidates, reasons }
  try {
    await runtime.act({
      workspaceId,
      conversationId,
      inboundId: `offer:${memberId}:${now}`,
      record: [{ kind: 'offer.made', body, actor: 'system' }],
      expect: { owner: 'queue', epoch },
      within: reserveSlot({ workspaceId, conversationId, memberId, queueId, epoch, expiresAt, now }),
    })
    return true
  } catch (error) {
    if (error instanceof AppError && error.kind === 'user') return false
    throw error
  }
}

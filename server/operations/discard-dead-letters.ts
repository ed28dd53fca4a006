import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { recordAudit } from '../identity/record-audit.ts'
import type { Services } from '../services.ts'
import { deadLetterKey, findLetters } from './dead-letter.ts'

export const discardDeadLettersInput = z.strictObject({
  letters: z.array(deadLetterKey).min(1).max(100),
  /** Why nothing is to be done; kept with it. */
  reason: z.string().trim().min(1).max(500),
})

/** Takes failed effects off the list for good. @returns how many; others were decided about already @throws AppError not-found */
export async function discardDeadLetters(
  services: Pick<Services, 'db'>,
  actor: Actor,
  { letters, reason }: z.infer<typeof discardDeadLettersInput>,
): Promise<{ discarded: number; gone: number }> {
  demand(actor, 'workspace.manage')
  const { workspaceId, memberId } = actor
  const found = await findLetters(services, workspaceId, letters)
  const discarded = await services.db.prisma.$transaction(async (tx) => {
    const data = found.map(({ shard, conversationId, effectId }) => ({ shard, conversationId, effectId, workspaceId, memberId, reason }))
    const written = await tx.deadLetterDecision.createManyAndReturn({
      data: data.map((row) => ({ ...row, decision: 'discarded' })),
      skipDuplicates: true,
    })
    for (const { conversationId, effectId } of written)
      await recordAudit(tx, actor, { action: 'effect.discarded', subject: conversationId, detail: { effectId, reason } })
    return written.length
  })
  return { discarded, gone: found.length - discarded }
}

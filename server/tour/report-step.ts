import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import { findTour } from './find-tour.ts'
import { putStep } from './put-step.ts'
import { stepsOf } from './tour-steps.ts'

const id = z.string().max(60)
export const reportStepInput = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('simulate'), projectId: id }),
  z.strictObject({ step: z.literal('text'), projectId: id }),
  z.strictObject({ step: z.literal('inbox'), conversationId: z.uuid() }),
])

/**
 * The interface saw somebody do what leaves no trace of its own; what can be checked is. Off the tour nothing happens.
 * @throws AppError not-found for what is not there, or not theirs
 */
export async function reportStep({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof reportStepInput>): Promise<void> {
  const { workspaceId, memberId } = actor
  const tour = await findTour({ db }, actor)
  if (!tour || !stepsOf(actor).includes(input.step)) return
  const there =
    input.step === 'inbox'
      ? await db.prisma.conversation.count({ where: { workspaceId, id: input.conversationId } })
      : await db.prisma.project.count({
          where: { workspaceId, id: input.projectId, ...(input.step === 'text' ? { revision: { gt: 1 }, updatedBy: memberId } : {}) },
        })
  if (there === 0) throw new AppError('not-found', `nothing was done for ${input.step}`)
  await putStep({ db }, actor, { tour, step: input.step, state: 'done' })
}

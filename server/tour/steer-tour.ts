import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { findTour } from './find-tour.ts'
import { putStep } from './put-step.ts'
import { tourSteps } from './tour-steps.ts'

export const steerTourInput = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('begin') }),
  z.strictObject({ to: z.literal('takeUp') }),
  z.strictObject({ to: z.literal('leave') }),
  z.strictObject({ to: z.literal('skip'), step: z.enum(tourSteps) }),
])

/** Begin it (again, from the first step), take up what is offered, pass over a step, or leave it. One's own only. */
export async function steerTour(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  input: z.infer<typeof steerTourInput>,
): Promise<void> {
  demand(actor, 'flow.edit')
  const { workspaceId, memberId } = actor
  if (input.to === 'takeUp') {
    const tour = await findTour({ db }, actor)
    if (!tour?.offered) return
    const { startedAt } = tour
    // Another tab may have been quicker.
    await db.prisma.memberTour.createMany({ data: [{ workspaceId, memberId, startedAt }], skipDuplicates: true })
    return
  }
  if (input.to === 'skip') {
    const tour = await findTour({ db }, actor)
    if (tour) await putStep({ db }, actor, { tour, step: input.step, state: 'skipped' })
    return
  }
  const now = new Date(clock.now())
  const set = input.to === 'begin' ? { startedAt: now, leftAt: null, steps: {} } : { leftAt: now }
  const where = { workspaceId_memberId: { workspaceId, memberId } }
  await db.prisma.memberTour.upsert({ where, update: set, create: { workspaceId, memberId, startedAt: now, ...set } })
}

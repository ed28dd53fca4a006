import type { Actor } from '../identity/actor.ts'
import type { Services } from '../services.ts'
import { stepsOf, type TourStep } from './tour-steps.ts'

/** Null: this person has no tour now. `offered`: nothing is kept yet, and what they did since they are here counts. */
export type FoundTour = { startedAt: Date; offered: boolean; steps: Partial<Record<TourStep, 'done' | 'skipped'>> } | null

/** The tour somebody is on, or that is offered to them: where nothing was ever published. */
export async function findTour({ db }: Pick<Services, 'db'>, actor: Actor): Promise<FoundTour> {
  if (stepsOf(actor).length === 0) return null
  const { workspaceId, memberId } = actor
  const row = await db.prisma.memberTour.findUnique({ where: { workspaceId_memberId: { workspaceId, memberId } } })
  if (row) return row.leftAt ? null : { startedAt: row.startedAt, offered: false, steps: row.steps as NonNullable<FoundTour>['steps'] }
  if (await db.prisma.projectVersion.findFirst({ where: { workspaceId }, select: { id: true } })) return null
  const where = { workspaceId_id: { workspaceId, id: memberId } }
  const member = await db.prisma.member.findUnique({ where, select: { createdAt: true, workspace: { select: { demo: true } } } })
  return member && !member.workspace.demo ? { startedAt: member.createdAt, offered: true, steps: {} } : null
}

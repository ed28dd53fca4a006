import type { Actor } from '../identity/actor.ts'
import type { Services } from '../services.ts'
import type { FoundTour } from './find-tour.ts'
import type { TourStep } from './tour-steps.ts'

/** Remembers a step beside those that another tab remembers at the same moment. */
export async function putStep(
  { db }: Pick<Services, 'db'>,
  { workspaceId, memberId }: Actor,
  { tour, step, state }: { tour: NonNullable<FoundTour>; step: TourStep; state: 'done' | 'skipped' },
): Promise<void> {
  await db.prisma.$executeRaw`
    INSERT INTO member_tour (workspace_id, member_id, started_at, steps)
    VALUES (${workspaceId}, ${memberId}, ${tour.startedAt}, jsonb_build_object(${step}::text, ${state}::text))
    ON CONFLICT (workspace_id, member_id) DO UPDATE SET steps = member_tour.steps || excluded.steps`
}

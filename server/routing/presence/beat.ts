import type { Services } from '../../services.ts'

/** Ms between two signs of life of an open desk. */
export const beatMillis = 30_000

/** An open desk says that its agent is there. Says nothing about whether they want work: presence does. */
export async function beat(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
): Promise<void> {
  await db.pool.query({
    name: 'beat',
    text: 'UPDATE member SET seen_at = $3 WHERE workspace_id = $1 AND id = $2',
    values: [workspaceId, memberId, new Date(clock.now())],
  })
}

import type { Services } from '../../services.ts'

/** Ms between two signs of life of an open desk. */
export const beatMillis = 30_000

/** An open desk says that its agent is there; whether they want work is for presence to say. @returns false when there is no such member any more */
export async function beat(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
): Promise<boolean> {
  const { rowCount } = await db.pool.query({
    name: 'beat',
    text: 'UPDATE member SET seen_at = $3 WHERE workspace_id = $1 AND id = $2',
    values: [workspaceId, memberId, new Date(clock.now())],
  })
  return rowCount === 1
}

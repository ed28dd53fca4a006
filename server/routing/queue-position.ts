import type { Pool } from 'pg'
import { keepFor } from '../runtime/keep-for.ts'
import { expectedWaitSeconds } from './expected-wait.ts'
import type { QueueFigures } from './queue-figures.ts'
import { serviceOrder } from './service-order.ts'

/** 1 = next. `waitSeconds` is rounded the way it is meant, roughly; null when nobody is there. */
export type QueuePosition = { position: number; waitSeconds: number | null }

/** Places beyond this are not counted: "more than ten thousand before you" is all there is to say. */
const MOST = 10_000

/**
 * Where a waiting customer stands. All places of a workspace are read together, once a second at most: thousands of visitors who
 * ask cost one statement, not a count each.
 */
export function createQueuePositions(parts: {
  pool: Pool
  clock: { now(): number }
  figures(workspaceId: string): Promise<Record<string, QueueFigures>>
}) {
  const places = keepFor({
    millis: 1000,
    clock: parts.clock,
    async read(workspaceId) {
      const { rows } = await parts.pool.query<Place>({ name: 'queue_places', text: placesSql, values: [workspaceId, MOST] })
      return new Map(rows.map((row) => [row.id, row]))
    },
  })
  return async ({ workspaceId, conversationId }: { workspaceId: string; conversationId: string }): Promise<QueuePosition | null> => {
    const place = (await places(workspaceId)).get(conversationId)
    if (!place) return null
    const { position, queueId, offered } = place
    const queue = (await parts.figures(workspaceId))[queueId]
    if (!queue) return { position, waitSeconds: null }
    // Offered: a person is deciding at this moment.
    const wait = offered
      ? 0
      : expectedWaitSeconds({ position: place.open, free: queue.free, slots: queue.slots, handleSeconds: queue.handleSeconds })
    return { position, waitSeconds: wait === null ? null : roughly(wait) }
  }
}

/** Up to two minutes in half minutes, above in whole ones, always up: nobody is sorry to be served early. */
export function roughly(seconds: number): number {
  const step = seconds <= 120 ? 30 : 60
  return Math.ceil(seconds / step) * step
}

/** `open`: the place among those without an offer. */
type Place = { id: string; queueId: string; position: number; open: number; offered: boolean }

const placesSql = `
  SELECT w.id, w.queue_id AS "queueId", w.offered,
    (row_number() OVER line)::int AS position, (count(*) FILTER (WHERE NOT w.offered) OVER line)::int AS open
  FROM queue q CROSS JOIN LATERAL (
    SELECT c.id, c.queue_id, ${serviceOrder('c')} AS due, o.conversation_id IS NOT NULL AS offered
    FROM conversation c LEFT JOIN offer o ON o.workspace_id = c.workspace_id AND o.conversation_id = c.id
    WHERE c.workspace_id = q.workspace_id AND c.queue_id = q.id AND c.owner = 'queue' ORDER BY ${serviceOrder('c')}, c.id LIMIT $2
  ) w
  WHERE q.workspace_id = $1
  WINDOW line AS (PARTITION BY w.queue_id ORDER BY w.due, w.id)`

import type { Pool } from 'pg'
import { isQueueOpen } from '../../flows/calendar/is-queue-open.ts'
import { assumedWait } from '../../flows/engine/assumed-wait.ts'
import type { QueueFacts } from '../../flows/engine/types.ts'
import { soon } from '../platform/soon.ts'
import { keepFor } from './keep-for.ts'

export type QueueFigures = (workspaceId: string) => Promise<Record<string, QueueFacts>>

/**
 * Live figures of a workspace's queues, at most a second old; one statement per workspace and second however many
 * conversations ask. `open` says whether a queue is inside its hours at a time.
 */
export function createQueueFigures(parts: {
  pool: Pool
  clock: { now(): number }
  open?: (calendar: unknown, now: number) => boolean
}): QueueFigures {
  return keepFor({
    millis: 1000,
    clock: parts.clock,
    async read(workspaceId) {
      const { rows } = await parts.pool.query<QueueColumns>(soon({ name: 'queue_figures', text: figuresSql, values: [workspaceId] }))
      const now = parts.clock.now()
      return Object.fromEntries(rows.map((row) => [row.id, decode(row, (parts.open ?? isQueueOpen)(row.calendar, now))]))
    },
  })
}

type QueueColumns = { id: string; name: string; calendar: unknown; online: number; free: number; waiting: number; capacity: number }

function decode({ name, online, free, waiting, capacity }: QueueColumns, open: boolean): QueueFacts {
  return { name, online, free, waiting, expectedWaitSeconds: assumedWait({ free, waiting, capacity }), open }
}

const figuresSql = `
  SELECT q.id, q.name, q.calendar, coalesce(m.online, 0)::int AS online, coalesce(m.free, 0)::int AS free, coalesce(m.capacity, 0)::int AS capacity,
    coalesce(w.waiting, 0)::int AS waiting
  FROM queue q
  LEFT JOIN LATERAL (
    SELECT count(*) AS online, sum(greatest(a.capacity - a.load, 0)) AS free, sum(a.capacity) AS capacity
    FROM queue_member qm JOIN member a ON a.workspace_id = qm.workspace_id AND a.id = qm.member_id
    WHERE qm.workspace_id = q.workspace_id AND qm.queue_id = q.id AND a.presence = 'online'
  ) m ON true
  LEFT JOIN (
    SELECT queue_id, count(*) AS waiting FROM conversation WHERE workspace_id = $1 AND owner = 'queue' GROUP BY queue_id
  ) w ON w.queue_id = q.id
  WHERE q.workspace_id = $1`

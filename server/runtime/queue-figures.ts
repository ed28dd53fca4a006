import type { Pool } from 'pg'
import { compileCalendar } from '../../flows/calendar/is-open.ts'
import { calendarSchema } from '../../flows/document/settings.ts'
import type { QueueFacts } from '../../flows/engine/types.ts'
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
      const { rows } = await parts.pool.query<QueueColumns>({ name: 'queue_figures', text: figuresSql, values: [workspaceId] })
      const now = parts.clock.now()
      return Object.fromEntries(rows.map((row) => [row.id, decode(row, (parts.open ?? isOpen)(row.calendar, now))]))
    },
  })
}

/** A queue without hours is always open, and so is one whose hours cannot be read: a customer too many is better than one lost. */
function isOpen(calendar: unknown, now: number): boolean {
  const parsed = calendarSchema.safeParse(calendar)
  return parsed.success ? compileCalendar(parsed.data)(now) : true
}

type QueueColumns = { id: string; name: string; calendar: unknown; online: number; free: number; waiting: number; capacity: number }

/** Mean handling time that is assumed until it is measured, seconds. */
const HANDLE_SECONDS = 300

function decode({ name, online, free, waiting, capacity }: QueueColumns, open: boolean): QueueFacts {
  const wait = free > waiting ? 0 : capacity === 0 ? null : Math.round(((waiting - free + 1) * HANDLE_SECONDS) / capacity)
  return { name, online, free, waiting, expectedWaitSeconds: wait, open }
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

import type { Pool } from 'pg'
import { isQueueOpen } from '../../flows/calendar/is-queue-open.ts'
import type { QueueFacts } from '../../flows/engine/types.ts'
import { keepFor } from '../runtime/keep-for.ts'
import { effectiveSlots, expectedWaitSeconds } from './expected-wait.ts'
import { readHandleTimes } from './handle-times.ts'

/** Figures of one queue as routing knows them; `slots` and `handleSeconds` are what its expected wait is made of. */
export type QueueFigures = QueueFacts & { slots: number; handleSeconds: number }

/** All queues of a workspace, read now. For many askers: `createQueueFigures`. */
export async function loadQueueFacts(pool: Pool, workspaceId: string, now: number): Promise<Record<string, QueueFacts>> {
  return withoutParts(await readFigures({ pool, workspaceId, now, handle: await readHandleTimes(pool, workspaceId, now) }))
}

/** The same, at most a second old (handling times a minute): one statement a second and workspace, however many ask. */
export function createQueueFigures({ pool, clock }: { pool: Pool; clock: { now(): number } }) {
  const handle = keepFor({ millis: 60_000, clock, read: (workspaceId) => readHandleTimes(pool, workspaceId, clock.now()) })
  const figures = keepFor({
    millis: 1000,
    clock,
    read: async (workspaceId) => readFigures({ pool, workspaceId, now: clock.now(), handle: await handle(workspaceId) }),
  })
  return { figures, facts: async (workspaceId: string) => withoutParts(await figures(workspaceId)) }
}

async function readFigures(input: {
  pool: Pool
  workspaceId: string
  now: number
  handle: (queueId: string) => number
}): Promise<Record<string, QueueFigures>> {
  const { pool, workspaceId, now, handle } = input
  const { rows: queues } = await pool.query<QueueColumns>({ name: 'queues_now', text: queuesSql, values: [workspaceId] })
  const { rows: agents } = await pool.query<AgentColumns>({ name: 'queue_agents', text: agentsSql, values: [workspaceId] })
  const waitingIn = new Map(queues.map((queue) => [queue.id, queue.waiting]))
  const figures = queues.map(({ id, name, calendar, waiting, offered }): [string, QueueFigures] => {
    const here = agents.filter((agent) => agent.queueIds.includes(id))
    const free = here.reduce((sum, { capacity, load }) => sum + Math.max(0, capacity - load), 0)
    const slots = effectiveSlots({ queueId: id, agents: here, waiting: (other) => waitingIn.get(other) ?? 0 })
    const handleSeconds = handle(id)
    // Whoever is being offered has a slot kept already: they are neither before the next one nor is their slot free.
    const wait = expectedWaitSeconds({ position: waiting - offered + 1, free, slots, handleSeconds })
    const open = isQueueOpen(calendar, now)
    return [id, { name, online: here.length, free, waiting, expectedWaitSeconds: wait, open, slots, handleSeconds }]
  })
  return Object.fromEntries(figures)
}

function withoutParts(figures: Record<string, QueueFigures>): Record<string, QueueFacts> {
  return Object.fromEntries(Object.entries(figures).map(([id, { slots: _, handleSeconds: __, ...facts }]) => [id, facts]))
}

type QueueColumns = { id: string; name: string; calendar: unknown; waiting: number; offered: number }
type AgentColumns = { capacity: number; load: number; queueIds: string[] }

const queuesSql = `
  SELECT q.id, q.name, q.calendar, w.waiting, w.offered
  FROM queue q CROSS JOIN LATERAL (
    SELECT count(*)::int AS waiting, count(o.conversation_id)::int AS offered
    FROM conversation c LEFT JOIN offer o ON o.workspace_id = c.workspace_id AND o.conversation_id = c.id
    WHERE c.workspace_id = q.workspace_id AND c.queue_id = q.id AND c.owner = 'queue'
  ) w
  WHERE q.workspace_id = $1`

const agentsSql = `
  SELECT m.capacity, m.load, array_agg(qm.queue_id) AS "queueIds"
  FROM member m JOIN queue_member qm ON qm.workspace_id = m.workspace_id AND qm.member_id = m.id
  WHERE m.workspace_id = $1 AND m.presence = 'online' GROUP BY m.workspace_id, m.id`

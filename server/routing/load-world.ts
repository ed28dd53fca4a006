import type { ClientBase } from 'pg'
import type { RoutingAgent, RoutingQueue, WaitingConversation } from './decide.ts'
import { serviceOrder } from './service-order.ts'

export type World = {
  waiting: (WaitingConversation & { epoch: number })[]
  agents: (RoutingAgent & { name: string })[]
  queues: (RoutingQueue & { offerSeconds: number })[]
}

/** More are never offered in one pass; the next one follows at once. */
const MOST = 500

/**
 * What there is to decide in a workspace now: its online agents with room, and of each queue as many of the first in line as
 * it has free slots (more could not be served). One look at ten thousand waiting costs as much as one at fifty.
 */
export async function loadWorld(client: ClientBase, workspaceId: string): Promise<World> {
  const agents = await client.query<AgentColumns>({ name: 'routing_agents', text: agentsSql, values: [workspaceId] })
  const queues = await client.query<QueueColumns>({ name: 'routing_queues', text: queuesSql, values: [workspaceId] })
  const waiting = await client.query<WaitingColumns>({ name: 'routing_waiting', text: waitingSql, values: [workspaceId, MOST] })
  return {
    agents: agents.rows.map(({ queues: queueIds, lastAssignedAt, ...agent }) => ({
      ...agent,
      presence: 'online' as const,
      queueIds,
      lastAssignedAt: lastAssignedAt?.getTime() ?? null,
    })),
    queues: queues.rows,
    waiting: waiting.rows.map(({ queuedAt, missed, ...row }) => ({
      ...row,
      queuedAt: queuedAt.getTime(),
      missedBy: (missed ?? []).map(({ memberId, at }) => ({ memberId, at: Date.parse(at) })),
    })),
  }
}

type AgentColumns = { memberId: string; name: string; capacity: number; load: number; lastAssignedAt: Date | null; queues: string[] }
type QueueColumns = { id: string; strategy: 'longestIdle' | 'leastLoaded'; offerSeconds: number }
type WaitingColumns = {
  conversationId: string
  queueId: string
  priority: number
  epoch: number
  queuedAt: Date
  missed: { memberId: string; at: string }[] | null
}

const agentsSql = `
  SELECT m.id AS "memberId", m.name, m.capacity, m.load, m.last_assigned_at AS "lastAssignedAt", array_agg(qm.queue_id) AS queues
  FROM member m JOIN queue_member qm ON qm.workspace_id = m.workspace_id AND qm.member_id = m.id
  WHERE m.workspace_id = $1 AND m.presence = 'online' AND m.load < m.capacity
  GROUP BY m.workspace_id, m.id`

const queuesSql = `SELECT id, strategy, offer_seconds AS "offerSeconds" FROM queue WHERE workspace_id = $1`

const waitingSql = `
  SELECT w.id AS "conversationId", w.queue_id AS "queueId", w.priority, w.epoch, w.queued_at AS "queuedAt", x.missed
  FROM (
    SELECT qm.queue_id AS id, least(sum(m.capacity - m.load), $2)::int AS free
    FROM queue_member qm JOIN member m ON m.workspace_id = qm.workspace_id AND m.id = qm.member_id
    WHERE qm.workspace_id = $1 AND m.presence = 'online' AND m.load < m.capacity
    GROUP BY qm.queue_id
  ) q
  CROSS JOIN LATERAL (
    SELECT c.shard, c.id, c.queue_id, c.priority, c.epoch, c.queued_at FROM conversation c
    WHERE c.workspace_id = $1 AND c.queue_id = q.id AND c.owner = 'queue' AND c.queued_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM offer o WHERE o.workspace_id = $1 AND o.conversation_id = c.id)
    ORDER BY ${serviceOrder('c')}, c.id LIMIT q.free
  ) w
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('memberId', e.body->>'memberId', 'at', e.at)) AS missed FROM event e
    WHERE e.shard = w.shard AND e.conversation_id = w.id AND e.kind = 'offer.missed' AND e.at >= w.queued_at
  ) x ON true`

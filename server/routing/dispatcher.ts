import type { Services } from '../services.ts'
import { type DispatchParts, dispatch } from './dispatch.ts'

/** Ms in which triggers are gathered into one pass. */
const GATHER = 15

/**
 * Runs passes when there may be something to do: a commit or a change of presence in this process pokes the workspace; the
 * sweep finds what happened elsewhere, and offers that ran out.
 */
export function createDispatcher(parts: DispatchParts & Pick<Services, 'log'>) {
  const { db, clock, log } = parts
  const waiting = new Map<string, NodeJS.Timeout>()
  const running = new Map<string, Promise<void>>()
  const again = new Set<string>()
  let stopped = false

  function poke(workspaceId: string): void {
    if (stopped || waiting.has(workspaceId)) return
    if (running.has(workspaceId)) {
      again.add(workspaceId)
      return
    }
    waiting.set(workspaceId, setTimeout(() => void run(workspaceId), GATHER).unref())
  }

  /** One pass at a time per workspace here; what arrives meanwhile makes one more. */
  async function run(workspaceId: string): Promise<void> {
    clearTimeout(waiting.get(workspaceId))
    waiting.delete(workspaceId)
    const already = running.get(workspaceId)
    if (already) {
      again.add(workspaceId)
      return already
    }
    const turn = passes(workspaceId)
    running.set(workspaceId, turn)
    await turn
    running.delete(workspaceId)
    if (again.delete(workspaceId)) poke(workspaceId)
  }

  async function passes(workspaceId: string): Promise<void> {
    try {
      while (!stopped && (await needsPass(workspaceId))) {
        const done = await dispatch(parts, workspaceId)
        // Nothing moved although there was work: somebody else is at it, or the world changed under the decision. The sweep comes by.
        if (!done || done.ended + done.offered === 0) return
      }
    } catch (error) {
      log.warn({ err: error, workspaceId }, 'routing failed and will be tried again')
    }
  }

  async function needsPass(workspaceId: string): Promise<boolean> {
    const { rows } = await db.pool.query<{ needed: boolean }>({
      name: 'routing_needed',
      text: neededSql,
      values: [workspaceId, new Date(clock.now())],
    })
    return rows[0]?.needed ?? false
  }

  return {
    poke,
    /** Looks at every workspace where somebody waits or is offered. */
    async sweep(): Promise<void> {
      const { rows } = await db.pool.query<{ workspace_id: string }>({ name: 'routing_workspaces', text: workspacesSql })
      for (const { workspace_id } of rows) if (!stopped) await run(workspace_id)
    },
    async stop(): Promise<void> {
      stopped = true
      for (const timer of waiting.values()) clearTimeout(timer)
      await Promise.all(running.values())
    },
  }
}

const workspacesSql = `SELECT workspace_id FROM conversation WHERE owner = 'queue' UNION SELECT workspace_id FROM offer`

/** An offer to end, or somebody without an offer in a queue where there is room. */
const neededSql = `
  SELECT EXISTS (
    SELECT FROM offer o
    JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id
    LEFT JOIN conversation c ON c.workspace_id = o.workspace_id AND c.id = o.conversation_id
      AND c.shard = (('x' || substr(o.conversation_id::text, 20, 4))::bit(16)::int >> 4) & 1023
    WHERE o.workspace_id = $1 AND (o.expires_at <= $2 OR m.presence <> 'online' OR c.owner IS DISTINCT FROM 'queue' OR c.epoch <> o.epoch)
  ) OR EXISTS (
    SELECT FROM (
      SELECT DISTINCT qm.queue_id FROM queue_member qm JOIN member m ON m.workspace_id = qm.workspace_id AND m.id = qm.member_id
      WHERE qm.workspace_id = $1 AND m.presence = 'online' AND m.load < m.capacity
    ) q WHERE EXISTS (
      SELECT FROM conversation c WHERE c.workspace_id = $1 AND c.queue_id = q.queue_id AND c.owner = 'queue'
        AND NOT EXISTS (SELECT FROM offer o WHERE o.workspace_id = $1 AND o.conversation_id = c.id)
    )
  ) AS needed`

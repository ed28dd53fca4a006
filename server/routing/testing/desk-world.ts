import { type TestDatabase, testDatabase } from '../../../tests/setup/database.ts'
import { createSignalBus } from '../../desk/signals.ts'
import type { Actor } from '../../identity/actor.ts'
import type { Role } from '../../identity/permissions.ts'
import { systemClock } from '../../platform/clock.ts'
import { createLogger } from '../../platform/logger.ts'
import { createRuntime } from '../../runtime/runtime.ts'
import { createEventStream } from '../../runtime/stream.ts'
import { seedChannel } from '../../runtime/testing/seed.ts'
import type { Services } from '../../services.ts'
import { createQueueFigures } from '../queue-figures.ts'
import { createQueuePositions } from '../queue-position.ts'
import { deskFlow } from './desk-flow.ts'

/** A clock that goes on by itself and can be put forward. */
export type MovableClock = { now(): number; advance(millis: number): void }

export type DeskWorld = {
  db: TestDatabase
  clock: MovableClock
  /** The parts of the services the human side uses. Another one on the same database is another process. */
  services: Services
  process(): Services
  /** Adds a member of workspace w; by default an agent, online, in queue q. */
  member(
    id: string,
    more?: Partial<{ role: Role; capacity: number; queues: string[]; presence: string; workspaceId: string }>,
  ): Promise<Actor>
  /** A customer of workspace w who has asked for a person and waits in queue q. @returns the conversation's id */
  waiting(externalId: string): Promise<string>
  /** A customer whom the bot has greeted. */
  greeted(externalId: string): Promise<string>
  say(externalId: string, inboundId: string, text: string, choiceId?: string): ReturnType<Services['runtime']['receive']>
  one<T>(sql: string, values?: unknown[]): Promise<T>
  /** Whether queues are inside their opening hours, as far as the flow is concerned; open at first. */
  setOpen(open: boolean): void
  close(): Promise<void>
}

/** Workspace w with queue q, channel c and the desk flow published; Ann of the runtime's seed is taken off duty. */
export async function deskWorld(): Promise<DeskWorld> {
  const db = await testDatabase()
  let ahead = 0
  let open = true
  const clock = {
    now: () => systemClock.now() + ahead,
    advance: (millis: number) => {
      ahead += millis
    },
  }
  await seedChannel(db.pool, { versionId: 'v1', content: deskFlow })
  await db.pool.query(`UPDATE member SET presence = 'offline'`)
  const started: Services[] = []
  const process = () => {
    const services = buildParts(db, clock, () => open)
    started.push(services)
    return services
  }
  const services = process()
  const say: DeskWorld['say'] = (externalId, inboundId, text, choiceId) =>
    services.runtime.receive({
      workspaceId: 'w',
      channelId: 'c',
      externalId,
      inboundId,
      event: { kind: 'message', text, ...(choiceId ? { choiceId } : {}) },
      profile: { name: externalId },
    })
  const greeted = async (externalId: string) =>
    (
      await services.runtime.receive({
        workspaceId: 'w',
        channelId: 'c',
        externalId,
        inboundId: 'start',
        event: { kind: 'start' },
        profile: { name: externalId },
      })
    ).conversationId
  return {
    db,
    clock,
    services,
    process,
    async member(id, { role = 'agent', capacity = 4, queues = ['q'], presence = 'online', workspaceId = 'w' } = {}) {
      const { pool } = db
      await pool.query(`INSERT INTO "user" (id, name, email, updated_at) VALUES ($1, $2, $1 || '@example.com', now())`, [
        `${workspaceId}-${id}`,
        id,
      ])
      await pool.query(
        `INSERT INTO member (workspace_id, id, user_id, name, role, presence, capacity, seen_at) VALUES ($1, $2, $3, $2, $4, $5, $6, $7)`,
        [workspaceId, id, `${workspaceId}-${id}`, role, presence, capacity, new Date(clock.now())],
      )
      for (const queue of queues)
        await pool.query('INSERT INTO queue_member (workspace_id, queue_id, member_id) VALUES ($1, $2, $3)', [workspaceId, queue, id])
      return { workspaceId, memberId: id, userId: `${workspaceId}-${id}`, name: id, role, locale: 'en' }
    },
    greeted,
    async waiting(externalId) {
      await greeted(externalId)
      return (await say(externalId, 'ask', 'person', 'person')).conversationId
    },
    say,
    async one(sql, values = []) {
      const { rows } = await db.pool.query(sql, values)
      return rows[0]
    },
    setOpen(next) {
      open = next
    },
    async close() {
      for (const one of started) await Promise.all([one.runtime.stop(), one.stream.close()])
      await db.close()
    },
  }
}

function buildParts(db: TestDatabase, clock: MovableClock, open: () => boolean): Services {
  const log = createLogger({ level: 'fatal' })
  const { facts, figures } = createQueueFigures({ pool: db.pool, clock })
  // Somebody is always on duty as far as the flow is concerned: tests of routing bring customers in before agents.
  const staffed = async (workspaceId: string) =>
    Object.fromEntries(Object.entries(await facts(workspaceId)).map(([id, queue]) => [id, { ...queue, online: 1, open: open() }]))
  const runtime = createRuntime({ pool: db.pool, clock, log, queueFigures: staffed })
  const stream = createEventStream({ pool: db.pool, hints: runtime.hints, log, sweep: 200 })
  const queuePosition = createQueuePositions({ pool: db.pool, clock, figures })
  const parts = { db, clock, log, runtime, stream, signals: createSignalBus(), queuePosition, stopping: new AbortController().signal }
  return parts as unknown as Services
}

/** I8: an agent's load is what they carry, never above what they can; no conversation is offered twice. Empty when it holds. */
export async function brokenBooks(db: TestDatabase): Promise<unknown[]> {
  const { rows } = await db.pool.query(`
    SELECT m.id, m.load, m.capacity, n.open, n.offered FROM member m CROSS JOIN LATERAL (
      SELECT (SELECT count(*)::int FROM conversation c WHERE c.workspace_id = m.workspace_id AND c.agent_id = m.id AND c.owner = 'agent') AS open,
        (SELECT count(*)::int FROM offer o WHERE o.workspace_id = m.workspace_id AND o.member_id = m.id) AS offered) n
    WHERE m.load <> n.open + n.offered OR m.load > m.capacity`)
  return rows
}

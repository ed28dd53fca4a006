import type { Pool } from 'pg'
import { createSignalBus } from '../server/desk/signals.ts'
import type { Actor } from '../server/identity/actor.ts'
import { systemClock } from '../server/platform/clock.ts'
import { openDatabase } from '../server/platform/database.ts'
import { throwawayPostgres } from '../server/platform/embedded-postgres/throwaway-postgres.ts'
import { createLogger } from '../server/platform/logger.ts'
import { migrate } from '../server/platform/migrations/migrate.ts'
import { acceptOffer } from '../server/routing/accept-offer.ts'
import { dispatch } from '../server/routing/dispatch.ts'
import { resolveConversation } from '../server/routing/resolve-conversation.ts'
import { deskFlow } from '../server/routing/testing/desk-flow.ts'
import { createRuntime } from '../server/runtime/runtime.ts'
import { seedChannel } from '../server/runtime/testing/seed.ts'
import type { Services } from '../server/services.ts'
import { type Figure, median } from './figure.ts'

const WAITING = 10_000
const AGENTS = 1000
/** Agents free a slot each a round; so many offers are made, accepted and ended in it. */
const ROUNDS = 5
const ABREAST = 16

/**
 * desk.assign: 10,000 customers wait, 1,000 agents come and go. An assignment is decided, offered, accepted and recorded, two
 * durable commits with their slots; the reference is one UPDATE on the same table, as many at a time. desk.offer is the
 * dispatcher's part alone. After it the books are checked: nobody over capacity, nobody assigned twice.
 */
export async function run(): Promise<Figure[]> {
  const postgres = await throwawayPostgres({ name: 'bench-desk-assign', durable: true })
  const db = openDatabase({ url: postgres.url, connections: 20 })
  const runtime = createRuntime({
    pool: db.pool,
    clock: systemClock,
    log: createLogger({ level: 'fatal' }),
    queueFigures: async () => ({ q: { name: 'q', online: 1, free: 0, waiting: 0, expectedWaitSeconds: null, open: true } }),
  })
  const services = { db, runtime, clock: systemClock, signals: createSignalBus() } as unknown as Services
  try {
    await migrate({ url: postgres.url })
    await seed(db.pool, runtime)
    const samples = { offer: [] as number[], assign: [] as number[], update: [] as number[] }
    for (let round = 0; round < ROUNDS; round++) {
      const passed = await timed(async () => {
        while ((await dispatch(services, 'w'))?.offered) {}
      })
      const { rows } = await db.pool.query<Offered>('SELECT conversation_id, member_id FROM offer')
      const accepted = await timed(() =>
        abreast(rows, (one) => acceptOffer(services, actorOf(one), { conversationId: one.conversation_id, clientId: 'a' })),
      )
      samples.offer.push(rows.length / passed)
      samples.assign.push(rows.length / (passed + accepted))
      samples.update.push(rows.length / (await timed(() => abreast(rows, (one) => reference(db.pool, one)))))
      const ended = rows.filter((_, place) => place % 2 === 0)
      await abreast(ended, (one) =>
        resolveConversation(services, actorOf(one), {
          conversationId: one.conversation_id,
          clientId: 'r',
          outcome: 'resolved',
          continueFlow: false,
        }),
      )
    }
    await checkBooks(db.pool)
    const figure = (name: string, value: number): Figure => {
      const reference = median(samples.update)
      return {
        name,
        value: Math.round(value),
        unit: '1/s',
        reference: Math.round(reference),
        ratio: Math.round((value / reference) * 100) / 100,
        n: ROUNDS,
      }
    }
    return [figure('desk.assign', median(samples.assign)), figure('desk.offer', median(samples.offer))]
  } finally {
    await runtime.stop()
    await db.close()
    await postgres.remove()
  }
}

type Offered = { conversation_id: string; member_id: string }

async function seed(pool: Pool, runtime: Services['runtime']): Promise<void> {
  await seedChannel(pool, { versionId: 'v1', content: deskFlow })
  await pool.query(`UPDATE member SET presence = 'offline'`)
  await pool.query(
    `INSERT INTO "user" (id, name, email, updated_at) SELECT 'u' || n, 'A', n || '@example.com', now() FROM generate_series(1, $1) n`,
    [AGENTS],
  )
  await pool.query(
    `INSERT INTO member (workspace_id, id, user_id, name, role, presence, capacity) SELECT 'w', 'm' || n, 'u' || n, 'A', 'agent', 'online', 2 FROM generate_series(1, $1) n`,
    [AGENTS],
  )
  await pool.query(`INSERT INTO queue_member SELECT 'w', 'q', 'm' || n FROM generate_series(1, $1) n`, [AGENTS])
  await abreast(
    Array.from({ length: WAITING }, (_, n) => n),
    async (n) => {
      const send = (inboundId: string, event: Parameters<typeof runtime.receive>[0]['event']) =>
        runtime.receive({ workspaceId: 'w', channelId: 'c', externalId: `v${n}`, inboundId, event })
      await send('start', { kind: 'start' })
      await send('ask', { kind: 'message', text: 'person', choiceId: 'person' })
    },
    128,
  )
  await pool.query('ANALYZE')
}

/** What an assignment would cost if nothing but the row mattered. */
function reference(pool: Pool, { conversation_id, member_id }: Offered): Promise<unknown> {
  return pool.query({
    name: 'reference',
    text: `UPDATE conversation SET agent_id = $2 WHERE shard = (('x' || substr($1::text, 20, 4))::bit(16)::int >> 4) & 1023 AND id = $1::uuid`,
    values: [conversation_id, member_id],
  })
}

function actorOf({ member_id }: Offered): Actor {
  return { workspaceId: 'w', memberId: member_id, userId: member_id, name: 'A', role: 'agent', locale: 'en' }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

async function abreast<T>(items: T[], work: (item: T) => Promise<unknown>, width = ABREAST): Promise<void> {
  let next = 0
  const one = async () => {
    while (next < items.length) await work(items[next++] as T)
  }
  await Promise.all(Array.from({ length: width }, one))
}

async function checkBooks(pool: Pool): Promise<void> {
  const { rows } = await pool.query(`
    SELECT m.id FROM member m WHERE m.load > m.capacity OR m.load <>
      (SELECT count(*) FROM conversation c WHERE c.workspace_id = 'w' AND c.agent_id = m.id AND c.owner = 'agent')
      + (SELECT count(*) FROM offer o WHERE o.workspace_id = 'w' AND o.member_id = m.id)`)
  const twice = await pool.query(`SELECT conversation_id FROM event WHERE kind = 'assigned' GROUP BY 1 HAVING count(*) > 1`)
  if (rows.length + twice.rows.length > 0) throw new Error(`the books are wrong: ${rows.length} agents, ${twice.rows.length} customers`)
}

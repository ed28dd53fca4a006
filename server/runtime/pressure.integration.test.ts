import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/setup/database.ts'
import { createOutbox } from './effects/outbox.ts'
import { echoProgram } from './testing/echo-program.ts'
import { brokenInvariants } from './testing/invariants.ts'
import { seedChannel } from './testing/seed.ts'
import { silentLog, startRuntime, texts, visitor } from './testing/start-runtime.ts'
import { createTimerTable } from './timer-table.ts'
import { fireTimers } from './timers.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
beforeEach(async () => {
  await db.pool.query('TRUNCATE conversation, contact, inbox, event, turn_log, outbox')
  await seedChannel(db.pool)
  await seedChannel(db.pool, { workspaceId: 'loud' })
})
afterEach(async () => expect(await brokenInvariants(db.pool, { atRest: false })).toEqual([]))
afterAll(() => db.close())

const clock = { now: Date.now }
const start = { kind: 'start' } as const
const hi = { kind: 'message', text: 'hi' } as const

describe('a workspace that is flooded', () => {
  test('turns its own senders away; another one notices nothing', async () => {
    const refused: string[] = []
    const runtime = startRuntime(db.pool, { mostWaiting: 600, turnedAway: (workspaceId) => refused.push(workspaceId) })
    let over = false
    const flood = Promise.allSettled(
      Array.from({ length: 3000 }, (_, place) =>
        runtime.receive({ workspaceId: 'loud', channelId: 'c', externalId: `bot ${place}`, inboundId: 'm', event: hi }),
      ),
    ).finally(() => {
      over = true
    })
    const quiet = visitor(runtime, 'quiet')
    for (const id of ['m1', 'm2', 'm3']) expect(texts(await quiet.say(id))[0]).toBe(id)
    expect(over, 'three answers one after the other came before the flood was through').toBe(false)
    const results = await flood
    const accepted = results.filter((result) => result.status === 'fulfilled')
    expect(accepted.length).toBeGreaterThanOrEqual(300)
    expect(new Set(refused)).toEqual(new Set(['loud']))
    expect(refused).toHaveLength(3000 - accepted.length)
    const { rows } = await db.pool.query(
      `SELECT count(*)::int AS stored FROM event WHERE workspace_id = 'loud' AND kind = 'message.customer'`,
    )
    expect(rows[0].stored, 'what was accepted is stored, what was refused is not').toBe(accepted.length)
  })
})

describe('a flow that asks for ten thousand effects at once', () => {
  const greedy = {
    ...echoProgram,
    step(...given: Parameters<typeof echoProgram.step>) {
      const result = echoProgram.step(...given)
      const effect = { kind: 'http', method: 'GET', url: 'http://127.0.0.1:9/', headers: {}, body: null } as const
      if (given[1].kind === 'message')
        for (let place = 0; place < 10_000; place++)
          result.commands.push({ kind: 'effect', id: `e${place}`, effect, nodeId: 'n', timeoutMs: 20_000 })
      return result
    },
  }

  test('gets them one a second after the first few, so that nobody else waits for them', async () => {
    const runtime = startRuntime(db.pool, { compile: () => greedy })
    const { conversationId } = await visitor(runtime, 'greedy').say('m1')
    const { rows } = await db.pool.query(
      "SELECT count(*)::int AS asked, count(*) FILTER (WHERE due_at <= created_at + interval '1 s')::int AS soon FROM outbox WHERE conversation_id = $1",
      [conversationId],
    )
    expect(rows[0].asked).toBe(10_000)
    expect(rows[0].soon).toBeLessThan(40)
  })
})

describe('a workspace with very much that is due', () => {
  const many = async (statement: string) => db.pool.query(statement)

  test('has its timers fired beside those of the others, not before them', async () => {
    const runtime = startRuntime(db.pool)
    const first = await runtime.receive({ workspaceId: 'loud', channelId: 'c', externalId: 'template', inboundId: 's', event: start })
    const quiet = await visitor(runtime, 'quiet').start()
    await many(`INSERT INTO conversation (shard, id, workspace_id, channel_id, customer_id, external_id, version_id, state, wake_at, wake_after)
      SELECT shard, gen_random_uuid(), workspace_id, channel_id, customer_id, external_id || n, version_id, state, now() - interval '1 h', now() - interval '1 h'
      FROM conversation, generate_series(1, 3000) n WHERE id = '${first.conversationId}'`)
    await many(`UPDATE conversation SET wake_at = now(), wake_after = now() WHERE id = '${quiet.conversationId}'`)
    const woken: string[] = []
    const act = async ({ workspaceId }: { workspaceId: string }) => {
      woken.push(workspaceId)
      return {} as never
    }
    const { seen } = await fireTimers({ timers: createTimerTable(db.pool), runtime: { act }, clock, log: silentLog, most: 100 })
    expect(seen).toBe(101)
    expect(woken).toContain('w')
    await many(`DELETE FROM conversation WHERE workspace_id = 'loud' AND version = 0`)
    await many('UPDATE conversation SET wake_at = NULL, wake_after = NULL')
  })

  test('has its effects performed beside those of the others', async () => {
    await many(`INSERT INTO outbox (shard, conversation_id, id, workspace_id, kind, request, due_at, deadline)
      SELECT 0, gen_random_uuid(), 'e', 'loud', 'http', '{}', now() - interval '1 h', now() + interval '1 h' FROM generate_series(1, 2000)`)
    await many(`INSERT INTO outbox (shard, conversation_id, id, workspace_id, kind, request, due_at, deadline)
      VALUES (0, gen_random_uuid(), 'e', 'w', 'http', '{}', now(), now() + interval '1 h')`)
    const claimed = await createOutbox(db.pool).claim({ now: Date.now() + 1000, lease: 1000, most: 16 })
    expect(claimed.filter((job) => job.workspaceId === 'loud')).toHaveLength(16)
    expect(claimed.filter((job) => job.workspaceId === 'w')).toHaveLength(1)
    await many('TRUNCATE outbox')
  })
})

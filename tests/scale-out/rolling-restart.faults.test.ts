import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { throwawayPostgres } from '../../server/platform/embedded-postgres/throwaway-postgres.ts'
import { migrate } from '../../server/platform/migrations/migrate.ts'
import { brokenInvariants } from '../../server/runtime/testing/invariants.ts'
import { seedChannel } from '../../server/runtime/testing/seed.ts'
import { supportFlow, supportTalk } from '../../server/runtime/testing/support-flow.ts'
import { startRedis, type TestRedis } from '../setup/redis.ts'
import { type Node, openVisitor, startNode } from './cluster.ts'

// Two gateways and a worker as they are really started, over one Postgres and one Redis.
let postgres: Awaited<ReturnType<typeof throwawayPostgres>>
let redis: TestRedis
let db: pg.Pool
const nodes: Node[] = []
const gateways = () => nodes.slice(0, 2)
beforeAll(async () => {
  postgres = await throwawayPostgres({ name: 'rolling', durable: true })
  await migrate({ url: postgres.url })
  db = new pg.Pool({ connectionString: postgres.url, max: 2 })
  await seedChannel(db, { versionId: 'v1', content: supportFlow })
  redis = await startRedis()
  for (const [name, roles] of [
    ['gateway 1', 'api,gateway'],
    ['gateway 2', 'api,gateway'],
    ['worker', 'worker'],
  ] as const)
    nodes.push(await startNode({ name, roles, database: postgres.url, redis: redis.url }))
}, 90_000)
afterAll(async () => {
  for (const node of nodes) node.kill()
  await redis?.kill()
  await db?.end()
  await postgres?.remove()
})

test('a visitor hears through one gateway at once what was said through the other', async () => {
  const visitor = await openVisitor(gateways(), 'w-key', 0)
  await visitor.send({ id: 'm0', kind: 'start' }, 0)
  const abort = new AbortController()
  const stream = await fetch(`${gateways()[1]?.url}/v1/web/w-key/events`, {
    headers: { authorization: `Bearer ${visitor.token}` },
    signal: abort.signal,
  })
  const reader = (stream.body as ReadableStream<Uint8Array>).getReader()
  let text = ''
  const until = async (words: string) => {
    const started = Date.now()
    while (!text.includes(words)) {
      const { value, done } = await reader.read()
      if (done) throw new Error(`the stream ended before "${words}": ${text}`)
      text += Buffer.from(value).toString()
    }
    return Date.now() - started
  }
  await until('请问需要什么帮助')
  const sent = Date.now()
  await visitor.send({ id: 'm1', kind: 'choice', choiceId: 'track', text: '查订单' }, 0)
  await until('请告诉我订单号')
  // Without Redis the other gateway would look after five seconds.
  expect(Date.now() - sent).toBeLessThan(3000)
  abort.abort()
})

test('every process is replaced under load, one after the other: nothing is lost, nothing doubled, nobody is left without an answer', async () => {
  const restarted: [string, number | null][] = []
  let over = false
  let retries = 0
  let finished = 0
  const talk = async (number: number) => {
    const visitor = await openVisitor(gateways(), 'w-key', number)
    await visitor.send({ id: 'm0', kind: 'start' })
    for (const [place, said] of supportTalk.entries()) {
      const kind = said.choiceId ? 'choice' : 'text'
      const answer = await visitor.send({ id: `m${place + 1}`, kind, ...said }, number + place)
      expect(answer.events, `${said.text} is answered`).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'bot' })]))
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    retries += visitor.retries()
    finished += 1
  }
  const load = Promise.all(
    Array.from({ length: 8 }, async (_, lane) => {
      for (let number = lane; !over; number += 8) await talk(number)
    }),
  )
  for (const node of nodes) restarted.push([node.name, await node.restart()])
  over = true
  await load
  expect(restarted).toEqual([
    ['gateway 1', 0],
    ['gateway 2', 0],
    ['worker', 0],
  ])
  expect(finished).toBeGreaterThan(8)
  expect(await brokenInvariants(db)).toEqual([])
  const { rows } = await db.query(
    `SELECT count(*)::int AS conversations, count(*) FILTER (WHERE outcome = 'resolved')::int AS resolved,
       count(*) FILTER (WHERE said <> 5)::int AS odd
     FROM conversation c CROSS JOIN LATERAL (
       SELECT count(*) AS said FROM event e WHERE e.shard = c.shard AND e.conversation_id = c.id AND e.kind = 'message.customer') m
     WHERE version > 2`,
  )
  expect(rows).toEqual([{ conversations: finished, resolved: finished, odd: 0 }])
  console.log(`${finished} conversations, ${finished * 6} turns, ${retries} sent again`)
})

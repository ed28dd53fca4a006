import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freePort } from '../../server/platform/embedded-postgres/free-port.ts'
import { throwawayPostgres } from '../../server/platform/embedded-postgres/throwaway-postgres.ts'
import { migrate } from '../../server/platform/migrations/migrate.ts'
import { brokenInvariants } from '../../server/runtime/testing/invariants.ts'
import { seedChannel } from '../../server/runtime/testing/seed.ts'
import { supportFlow, supportTalk } from '../../server/runtime/testing/support-flow.ts'
import { type Link, startLink } from '../setup/link.ts'
import { startRedis, type TestRedis } from '../setup/redis.ts'
import { type Node, openVisitor, startNode } from './cluster.ts'

// Two gateways and a worker as they are really started, over one Postgres and one Redis, each reached through a network that breaks.
const runs = process.env.TANDEM_FAULTS === 'long' ? 20 : 1

let postgres: Awaited<ReturnType<typeof throwawayPostgres>>
let redis: TestRedis
/** Where Postgres listens. */
const home = { port: 0 }
let toPostgres: Link
/** The test's own way, which nothing happens to. */
let ours: Link
let toRedis: Link
let db: pg.Pool
const nodes: Node[] = []
const gateways = () => nodes.slice(0, 2)
const node = (place: number) => nodes[place] as Node
beforeAll(async () => {
  postgres = await throwawayPostgres({ name: 'broken-network', durable: true })
  await migrate({ url: postgres.url })
  const address = new URL(postgres.url)
  home.port = Number(address.port)
  toPostgres = await startLink(home)
  ours = await startLink(home)
  const through = (link: Link) => Object.assign(new URL(address), { port: String(link.port) }).href
  db = new pg.Pool({ connectionString: through(ours), max: 2 })
  db.on('error', () => {})
  await seedChannel(db, { versionId: 'v1', content: supportFlow })
  await seedChannel(db, { versionId: 'v2', content: supportFlow })
  redis = await startRedis(await freePort())
  toRedis = await startLink({ port: Number(new URL(redis.url).port) })
  const places = { database: through(toPostgres), redis: `redis://127.0.0.1:${toRedis.port}` }
  for (const [name, roles] of [
    ['gateway 1', 'api,gateway'],
    ['gateway 2', 'api,gateway'],
    ['worker', 'worker'],
  ] as const)
    nodes.push(await startNode({ name, roles, ...places }))
}, 90_000)
afterAll(async () => {
  for (const one of nodes) one.kill()
  toPostgres?.close()
  ours?.close()
  toRedis?.close()
  await redis?.kill()
  await db?.end()
  await postgres?.remove()
})

/** Each puts something out of order and, when it resolves, back in order. */
const faults: [name: string, inflict: () => Promise<unknown>][] = [
  ['kill -9 of a gateway', () => node(0).restart('SIGKILL')],
  ['kill -9 of the worker', () => node(2).restart('SIGKILL')],
  ['kill -9 of Postgres', killPostgres],
  ['kill -9 of Redis', killRedis],
  [
    'connections to Postgres cut for a second',
    () =>
      during(
        1000,
        () => toPostgres.cut(),
        () => toPostgres.heal(),
      ),
  ],
  [
    'Postgres silent for three seconds',
    () =>
      during(
        3000,
        () => toPostgres.silence(),
        () => toPostgres.heal(),
      ),
  ],
  ['connections to Postgres forgotten on the way', async () => toPostgres.forget()],
  [
    'connections to Redis cut for a second',
    () =>
      during(
        1000,
        () => toRedis.cut(),
        () => toRedis.heal(),
      ),
  ],
  ['connections to Redis forgotten on the way', async () => toRedis.forget()],
  ['another version published ten times', publishAgain],
]

let visitors = 0
test.each(faults)(`%s, ${runs} times under load: all is stored once, answered once, and answered again soon`, async (name, inflict) => {
  const back: number[] = []
  let talks = 0
  let retries = 0
  for (let run = 0; run < runs; run++) {
    const result = await underLoad(inflict)
    back.push(result.back)
    talks += result.talks
    retries += result.retries
  }
  const { rows } = await db.query(
    `SELECT count(*) FILTER (WHERE outcome IS DISTINCT FROM 'resolved')::int AS unfinished, count(*) FILTER (WHERE said <> 5)::int AS odd
     FROM conversation c CROSS JOIN LATERAL (
       SELECT count(*) AS said FROM event e WHERE e.shard = c.shard AND e.conversation_id = c.id AND e.kind = 'message.customer') m`,
  )
  expect(rows).toEqual([{ unfinished: 0, odd: 0 }])
  expect(await brokenInvariants(db)).toEqual([])
  back.sort((a, b) => a - b)
  const figures = {
    runs,
    conversations: talks,
    turns: talks * 6,
    'sent again': retries,
    'back ms, median': back[runs >> 1],
    longest: back.at(-1),
  }
  console.log(JSON.stringify({ fault: name, ...figures }))
  expect(back.at(-1)).toBeLessThan(12_000)
})

/** Eight visitors at a time talk from beginning to end while it happens. `back`: ms from its end to the next answer. */
async function underLoad(inflict: () => Promise<unknown>): Promise<{ back: number; talks: number; retries: number }> {
  const answered: number[] = []
  let over = false
  let talks = 0
  let retries = 0
  const talk = async () => {
    visitors += 1
    const number = visitors
    const visitor = await openVisitor(gateways(), 'w-key', number)
    await visitor.send({ id: 'm0', kind: 'start' })
    for (const [place, said] of supportTalk.entries()) {
      const kind = said.choiceId ? 'choice' : 'text'
      const answer = await visitor.send({ id: `m${place + 1}`, kind, ...said }, number + place)
      expect(answer.events, `${said.text} is answered`).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'bot' })]))
      answered.push(performance.now())
      await pause(10)
    }
    retries += visitor.retries()
    talks += 1
  }
  const load = Promise.all(
    Array.from({ length: 8 }, async () => {
      while (!over) await talk()
    }),
  )
  await Promise.race([load, pause(500)])
  await inflict()
  const healed = performance.now()
  const next = () => answered.find((at) => at > healed)
  await Promise.race([load, vi.waitFor(() => expect(next()).toBeDefined(), { timeout: 30_000, interval: 20 })])
  await pause(500)
  over = true
  await load
  return { back: Math.round((next() ?? healed) - healed), talks, retries }
}

async function during(millis: number, begin: () => void, end: () => void): Promise<void> {
  begin()
  await pause(millis)
  end()
}

async function killPostgres(): Promise<void> {
  process.kill(postgres.pid() as number, 'SIGKILL')
  // A moment may pass until it is really gone.
  while ((await postgres.revive()) === 'alive') await pause(50)
  home.port = Number(new URL(postgres.urlOf('tandem')).port)
}

async function killRedis(): Promise<void> {
  await redis.kill()
  await pause(500)
  redis = await startRedis(Number(new URL(redis.url).port))
}

async function publishAgain(): Promise<void> {
  for (let time = 0; time < 10; time++) {
    await db.query(`UPDATE channel SET version_id = $1 WHERE workspace_id = 'w'`, [time % 2 === 0 ? 'v2' : 'v1'])
    await pause(100)
  }
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis))
}

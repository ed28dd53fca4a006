import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { throwawayPostgres } from '../platform/embedded-postgres/throwaway-postgres.ts'
import { migrate } from '../platform/migrations/migrate.ts'
import { type Fleet, startFleet } from './testing/fleet.ts'
import { brokenInvariants } from './testing/invariants.ts'
import { seedChannel } from './testing/seed.ts'
import { startShop } from './testing/shop.ts'
import { seededChance } from './testing/simulate.ts'

const chance = seededChance(20261123)
const long = process.env.TANDEM_FAULTS === 'long'
const patience = long ? { timeout: 900_000 } : {}
let postgres: Awaited<ReturnType<typeof throwawayPostgres>>
let shop: Awaited<ReturnType<typeof startShop>>
let fleet: Fleet
const pool = () => new pg.Pool({ connectionString: postgres.url, max: 3 })

beforeAll(async () => {
  postgres = await throwawayPostgres({ name: 'runtime-faults', durable: true })
  await migrate({ url: postgres.url })
  const db = pool()
  await seedChannel(db)
  await db.end()
  shop = await startShop()
  fleet = await startFleet({ database: postgres.url, shop: shop.address, size: 2 })
})
afterAll(async () => {
  await fleet?.stop()
  shop?.close()
  await postgres?.remove()
})

const texts = ['hello', 'effect', 'slow 30', 'vip', 'ticket', 'human', 'one more', 'bye']

/** Visitors who each send messages one after the other, every one until it is answered, some of them twice. */
async function load(
  name: string,
  { visitors, messages, answeredAt = [] }: { visitors: number; messages: number; answeredAt?: number[] },
): Promise<{ acknowledged: Map<string, string>; answeredAt: number[] }> {
  const acknowledged = new Map<string, string>()
  await Promise.all(
    Array.from({ length: visitors }, async (_, visitor) => {
      const externalId = `${name} ${visitor}`
      for (let message = 0; message < messages; message++) {
        const text = texts[Math.floor(chance() * texts.length)] as string
        const send = () => fleet.deliver({ externalId, inboundId: `m${message}`, text }, Math.floor(chance() * 2))
        const receipts = await Promise.all(chance() < 0.2 ? [send(), send()] : [send()])
        answeredAt.push(Date.now())
        const places = new Set(receipts.map((receipt) => `${receipt.conversationId}/${receipt.firstSeq}`))
        expect(places.size).toBe(1)
        acknowledged.set(`${externalId}/m${message}`, [...places][0] as string)
      }
    }),
  )
  return { acknowledged, answeredAt }
}

/** Waits until the workers have nothing left, then checks the invariants and that what was acknowledged is there. */
async function expectWhole(acknowledged: Map<string, string>): Promise<void> {
  const db = pool()
  try {
    await vi.waitFor(
      async () => {
        const jobs = await db.query(
          "SELECT o.id, o.kind, o.attempts, o.due_at, o.lease_until, o.deadline, now(), c.owner, c.version, c.external_id FROM outbox o JOIN conversation c ON c.id = o.conversation_id WHERE o.state = 'pending'",
        )
        const timers = await db.query('SELECT id, version, wake_at FROM conversation WHERE wake_at <= now()')
        expect({ jobs: jobs.rows, timers: timers.rows }).toEqual({ jobs: [], timers: [] })
      },
      { timeout: 25_000, interval: 200 },
    )
    expect(await brokenInvariants(db)).toEqual([])
    const { rows } = await db.query(
      "SELECT c.external_id || '/' || (e.body->>'clientId') AS message, e.conversation_id || '/' || e.seq AS place FROM event e JOIN conversation c ON c.id = e.conversation_id WHERE e.kind = 'message.customer'",
    )
    const stored = new Map(rows.map((row) => [row.message, row.place]))
    const lost = [...acknowledged.keys()].filter((message) => !stored.has(message))
    expect(lost).toEqual([])
  } finally {
    await db.end()
  }
}

describe('R3 a process that dies at the worst moment', () => {
  const failpoints = ['before-commit', 'after-commit', 'effect-claimed', 'effect-performed', 'timers-claimed', 'batch-committed']
  test.each(failpoints)('%s: nothing is lost, nothing happens twice', patience, async (name) => {
    const all = new Map<string, string>()
    const deaths = long ? Array.from({ length: 20 }, (_, place) => 1 + (place % 8)) : [1, 7]
    for (const [death, times] of deaths.entries()) {
      const died = await fleet.arm(0, `${name}:${times}`)
      // Which process gets which job is not ours to say: there is load until the armed one has died of it.
      for (let round = 0; round < 20 && !died(); round++) {
        const { acknowledged } = await load(`${name} ${death} ${round}`, { visitors: 8, messages: 6 })
        for (const [message, place] of acknowledged) all.set(message, place)
      }
      await vi.waitFor(() => expect(died()).toBe(true), { timeout: 5000 })
    }
    await expectWhole(all)
  })
})

describe('R4 kill -9 under load', () => {
  test('of the processes', patience, async () => {
    const kills = long ? 20 : 6
    const running = load('killed', { visitors: 24, messages: long ? 120 : 25 })
    let killed = 0
    const end = running.then(() => true)
    while (killed < kills && !(await Promise.race([end, pause(300).then(() => false)]))) {
      await fleet.kill(killed % 2)
      killed += 1
    }
    const { acknowledged } = await running
    await expectWhole(acknowledged)
    expect(killed).toBeGreaterThan(kills / 3)
  })

  test('of Postgres: answers again within five seconds of its return', patience, async () => {
    const kills = long ? 20 : 3
    const before = fleet.deaths()
    const answeredAt: number[] = []
    const running = load('database', { visitors: 24, messages: long ? 600 : 60, answeredAt })
    let ended = false
    void running.finally(() => {
      ended = true
    })
    const waits: number[] = []
    while (waits.length < kills && !ended) {
      await pause(400)
      process.kill(postgres.pid() as number, 'SIGKILL')
      await pause(50)
      await postgres.revive()
      const back = Date.now()
      await vi.waitFor(() => expect(answeredAt.at(-1)).toBeGreaterThan(back), { timeout: 20_000, interval: 10 })
      waits.push((answeredAt.find((at) => at > back) ?? back) - back)
    }
    const { acknowledged } = await running
    await expectWhole(acknowledged)
    expect(waits.length).toBeGreaterThan(kills / 3)
    expect(Math.max(...waits), `waited ${waits.join(', ')} ms`).toBeLessThan(5000)
    // A database that goes away takes no process with it.
    expect(fleet.deaths()).toBe(before)
  })
})

test('R5 every webhook one to five times, shuffled, through two processes: stored once, answered once', patience, async () => {
  const visitors = long ? 2000 : 100
  const deliveries: { externalId: string; inboundId: string }[] = []
  for (let visitor = 0; visitor < visitors; visitor++) {
    for (let message = 0; message < 10; message++) {
      const copies = 1 + Math.floor(chance() * 5)
      for (let copy = 0; copy < copies; copy++) deliveries.push({ externalId: `storm ${visitor}`, inboundId: `m${message}` })
    }
  }
  for (let place = deliveries.length - 1; place > 0; place--) {
    const other = Math.floor(chance() * (place + 1))
    ;[deliveries[place], deliveries[other]] = [deliveries[other] as (typeof deliveries)[0], deliveries[place] as (typeof deliveries)[0]]
  }
  const answers = new Map<string, Set<string>>()
  let first = 0
  const queue = [...deliveries]
  await Promise.all(
    Array.from({ length: 64 }, async () => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        const receipt = await fleet.deliver({ ...next, text: next.inboundId }, Math.floor(chance() * 2))
        if (!receipt.duplicate) first += 1
        const key = `${next.externalId}/${next.inboundId}`
        answers.set(key, (answers.get(key) ?? new Set()).add(`${receipt.conversationId}/${receipt.firstSeq}-${receipt.lastSeq}`))
      }
    }),
  )
  expect(first).toBe(visitors * 10)
  expect([...answers.values()].filter((places) => places.size !== 1)).toEqual([])
  await expectWhole(new Map([...answers].map(([message, places]) => [message, [...places][0] as string])))
})

describe('R6 many at once, through two processes', () => {
  const rounds = long ? 20 : 1
  const at = (place: number) => place % 2

  test('200 messages into one conversation: each stored and answered once, each in one place of one order', patience, async () => {
    for (let round = 0; round < rounds; round++) {
      const externalId = `hot ${round}`
      const ids = Array.from({ length: 200 }, (_, place) => `m${place}`)
      const receipts = await Promise.all(
        ids.map((inboundId, place) => fleet.deliver({ externalId, inboundId, text: inboundId }, at(place))),
      )
      expect(new Set(receipts.map((receipt) => receipt.conversationId)).size).toBe(1)
      const places = receipts.flatMap(({ firstSeq, lastSeq }) => Array.from({ length: lastSeq - firstSeq + 1 }, (_, n) => firstSeq + n))
      expect(new Set(places).size).toBe(places.length)
      await expectWhole(new Map(ids.map((id, place) => [`${externalId}/${id}`, `${receipts[place]?.conversationId}/${id}`])))
    }
  })

  test('fifty first messages of one visitor: one conversation', patience, async () => {
    for (let round = 0; round < rounds; round++) {
      const externalId = `race ${round}`
      const sent = Array.from({ length: 50 }, (_, place) => fleet.deliver({ externalId, inboundId: `m${place}`, text: 'hi' }, at(place)))
      expect(new Set((await Promise.all(sent)).map((receipt) => receipt.conversationId)).size).toBe(1)
    }
    await expectWhole(new Map())
  })
})

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis))
}

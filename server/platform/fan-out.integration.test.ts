import { afterEach, expect, test, vi } from 'vitest'
import { startRedis, type TestRedis } from '../../tests/setup/redis.ts'
import { createBus } from './bus.ts'
import { createFanOut, type FanOut } from './fan-out.ts'

type News = { of: string; n: number }
const secret = 'the secret of one installation, long enough'
const log = { info: vi.fn(), warn: vi.fn() }
let redis: TestRedis
const open: FanOut[] = []
afterEach(async () => {
  for (const one of open.splice(0)) one.close()
  await redis.kill()
  vi.clearAllMocks()
})

/** A process: its bus, and what it heard. */
async function start(of = secret) {
  const fanOut = createFanOut({ url: redis.url, secret: of, log })
  open.push(fanOut)
  const bus = createBus<News>(fanOut.line('news', (news) => news.of))
  const heard: News[] = []
  bus.subscribe((news) => heard.push(news))
  await vi.waitFor(() => expect(fanOut.state()).toBe('ok'))
  return { bus, heard, fanOut }
}

test('what one process tells, the others hear, itself once', async () => {
  redis = await startRedis()
  const [one, two, three] = await Promise.all([start(), start(), start()])
  one.bus.publish({ of: '会话', n: 1 })
  await vi.waitFor(() => expect([two.heard, three.heard]).toEqual([[{ of: '会话', n: 1 }], [{ of: '会话', n: 1 }]]))
  expect(one.heard).toEqual([{ of: '会话', n: 1 }])
})

test('of many about one thing within a moment the others hear the last', async () => {
  redis = await startRedis()
  const [one, two] = await Promise.all([start(), start()])
  for (let n = 0; n < 1000; n++) one.bus.publish({ of: 'a', n })
  one.bus.publish({ of: 'b', n: 0 })
  await vi.waitFor(() => expect(two.heard).toContainEqual({ of: 'b', n: 0 }))
  expect(two.heard).toEqual([
    { of: 'a', n: 999 },
    { of: 'b', n: 0 },
  ])
})

test('another installation on the same Redis hears nothing', async () => {
  redis = await startRedis()
  const [one, same, other] = await Promise.all([start(), start(), start('the secret of another installation, also long')])
  one.bus.publish({ of: 'a', n: 1 })
  await vi.waitFor(() => expect(same.heard).toHaveLength(1))
  expect(other.heard).toEqual([])
})

test('without Redis the process goes on, says so once, and is heard again when it is back', async () => {
  redis = await startRedis()
  const [one, two] = await Promise.all([start(), start()])
  await redis.kill()
  await vi.waitFor(() => expect(one.fanOut.state()).toBe('down'))
  one.bus.publish({ of: 'lost', n: 1 })
  expect(one.heard).toEqual([{ of: 'lost', n: 1 }])
  expect(log.warn.mock.calls.length).toBeLessThanOrEqual(2)
  redis = await startRedis(Number(new URL(redis.url).port))
  await vi.waitFor(() => expect([one.fanOut.state(), two.fanOut.state()]).toEqual(['ok', 'ok']), 10_000)
  await vi.waitFor(() => {
    one.bus.publish({ of: 'back', n: 2 })
    expect(two.heard).toContainEqual({ of: 'back', n: 2 })
  }, 5000)
  expect(two.heard).not.toContainEqual({ of: 'lost', n: 1 })
})

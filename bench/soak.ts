import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import pg from 'pg'
import { freePort } from '../server/platform/embedded-postgres/free-port.ts'
import { throwawayPostgres } from '../server/platform/embedded-postgres/throwaway-postgres.ts'
import { migrate } from '../server/platform/migrations/migrate.ts'
import { projectRoot } from '../server/platform/project-root.ts'
import { seedChannel } from '../server/runtime/testing/seed.ts'
import { startShop } from '../server/runtime/testing/shop.ts'
import { supportFlow, supportTalk } from '../server/runtime/testing/support-flow.ts'
import type { Figure } from './figure.ts'
import type { MemoryReport } from './soak/report-memory.ts'
import { soakFlow } from './soak/soak-flow.ts'
import { straightLine } from './soak/straight-line.ts'

const LANES = 24
const CALIBRATION = 20_000
const SAMPLE = 15_000
/** Caches fill and code is compiled: nothing is fitted before this share of the time. */
const SETTLING = 0.3

type Sample = MemoryReport & { minute: number; handles: number; connections: number; turns: number }

/**
 * soak: one server (API, gateway, worker) at half of the rate it can do, for `minutes`: conversations, calls to another system, timers,
 * event streams that break and come back, messages sent twice. What it holds is sampled and a straight line is laid through it.
 * `ratio` is the slope ÷ its standard error: above 3 and growing, something leaks. Samples go to standard error as they are taken.
 */
export async function run(minutes = 30): Promise<Figure[]> {
  const postgres = await throwawayPostgres({ name: 'soak', durable: true })
  const shop = await startShop()
  await migrate({ url: postgres.url })
  const pool = new pg.Pool({ connectionString: postgres.url, max: 1 })
  await seedChannel(pool, { workspaceId: 'w', versionId: 'v1', content: supportFlow })
  await seedChannel(pool, { workspaceId: 'x', versionId: 'v1', content: soakFlow(shop.address) })
  const server = await startServer(postgres.url, shop.address)
  const samples: Sample[] = []
  const load = startLoad(server.url)
  try {
    await sleep(CALIBRATION)
    const most = load.turns() / (CALIBRATION / 1000)
    load.pace(most / 2)
    const started = Date.now()
    while (Date.now() - started < minutes * 60_000) {
      await sleep(SAMPLE)
      const { rows } = await pool.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      )
      const sample = {
        minute: (Date.now() - started) / 60_000,
        ...(await server.report()),
        handles: readdirSync(`/proc/${server.pid}/fd`).length,
        connections: rows[0]?.count ?? 0,
        turns: load.turns(),
      }
      samples.push(sample)
      console.error(JSON.stringify(sample))
    }
    return figures(samples, { most, failed: load.failed() })
  } finally {
    await load.stop()
    await server.stop()
    shop.close()
    await pool.end()
    await postgres.remove()
  }
}

function figures(samples: Sample[], { most, failed }: { most: number; failed: number }): Figure[] {
  const settled = samples.slice(Math.floor(samples.length * SETTLING))
  const slope = (name: string, unit: string, pick: (sample: Sample) => number): Figure => {
    const line = straightLine(settled.map((sample) => ({ x: sample.minute, y: pick(sample) })))
    const ratio = line.error > 0 ? round(line.slope / line.error) : 0
    return {
      name: `soak.${name}.slope`,
      value: round(line.slope),
      unit: `${unit}/min`,
      reference: round(line.error),
      ratio,
      n: settled.length,
    }
  }
  const first = settled[0] as Sample
  const last = settled.at(-1) as Sample
  const plain = (name: string, unit: string, value: number): Figure => ({
    name: `soak.${name}`,
    value: round(value),
    unit,
    reference: null,
    ratio: null,
    n: settled.length,
  })
  return [
    plain('rate.most', 'turns/s', most),
    plain('rate', 'turns/s', (last.turns - first.turns) / ((last.minute - first.minute) * 60)),
    plain('failed', 'requests', failed),
    slope('heap', 'MB', (sample) => sample.heapMb),
    slope('rss', 'MB', (sample) => sample.rssMb),
    slope('handles', 'handles', (sample) => sample.handles),
    slope('connections', 'connections', (sample) => sample.connections),
    slope('lag.p99', 'ms', (sample) => sample.lagMs),
    plain('heap.end', 'MB', last.heapMb),
    plain('rss.end', 'MB', last.rssMb),
  ]
}

async function startServer(database: string, shop: string) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['--no-warnings', '--expose-gc', '--import', './bench/soak/report-memory.ts', 'server/main.ts'], {
    cwd: projectRoot,
    env: {
      NODE_ENV: 'production',
      DATABASE_URL: database,
      TANDEM_ROLES: 'api,gateway,worker',
      TANDEM_PORT: String(port),
      TANDEM_SECRET: 'a secret of the soak test and of nobody else',
      TANDEM_DEMO: '0',
      TANDEM_TRUST_PROXY: '1',
      TANDEM_LOG: 'warn',
      TANDEM_ALLOW_PRIVATE_HTTP: shop,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  for (let attempt = 0; ; attempt++) {
    if (child.exitCode !== null || attempt > 300) throw new Error('the server did not become ready')
    if (
      await fetch(`${url}/readyz`).then(
        (response) => response.ok,
        () => false,
      )
    )
      break
    await sleep(200)
  }
  return {
    url,
    pid: child.pid as number,
    async report(): Promise<MemoryReport> {
      const answered = once(child, 'message')
      child.send('report')
      return (await answered)[0] as MemoryReport
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

/** Visitors, one after the other in every lane; at first as fast as they are answered. */
function startLoad(url: string) {
  let turns = 0
  let failed = 0
  let over = false
  let gap = 0
  let next = 0
  const turn = async () => {
    if (gap > 0) {
      const now = Date.now()
      next = Math.max(next, now - 1000) + gap
      await sleep(Math.max(next - now, 0))
    }
    turns += 1
  }

  async function visit(number: number): Promise<void> {
    const called = number % 4 === 0
    const channel = `${url}/v1/web/${called ? 'x' : 'w'}-key`
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      'x-forwarded-for': `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
    }
    const post = async (path: string, body: object) => {
      const response = await fetch(`${channel}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      if (!response.ok) throw new Error(`${path} was answered ${response.status}`)
      return (await response.json()) as { token?: string }
    }
    headers.authorization = `Bearer ${(await post('session', {})).token}`
    // A third watches; the stream breaks off in the middle and comes back.
    const watch = number % 3 === 0 ? watching(`${channel}/events`, headers) : null
    try {
      await turn()
      await post('messages', { id: 'm0', kind: 'start' })
      const talk = called ? [{ text: 'SF-1' }, { text: '没有了' }, { text: '满意' }] : supportTalk
      for (const [place, said] of talk.entries()) {
        if (called && place > 0) await sleep(place === 2 ? 3000 : 300)
        await turn()
        const message = { id: `m${place + 1}`, kind: 'choiceId' in said && said.choiceId ? 'choice' : 'text', ...said }
        await post('messages', message)
        if (number % 10 === 0) await post('messages', message)
        if (place === 1) watch?.comeBack()
      }
    } finally {
      watch?.end()
    }
  }

  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    for (let number = lane; !over; number += LANES)
      await visit(number).catch((error) => {
        failed += 1
        if (failed < 10) console.error(String(error))
      })
  })
  return {
    turns: () => turns,
    failed: () => failed,
    /** From now on so many turns a second. */
    pace(rate: number) {
      gap = 1000 / rate
    },
    async stop() {
      over = true
      await Promise.all(lanes)
    },
  }
}

function watching(url: string, headers: Record<string, string>) {
  let abort = new AbortController()
  const read = async (signal: AbortSignal) => {
    const response = await fetch(url, { headers, signal })
    for await (const _ of response.body as ReadableStream<Uint8Array>);
  }
  // Breaking off is what it is for.
  const open = () => void read(abort.signal).catch(() => {})
  open()
  return {
    comeBack() {
      abort.abort()
      abort = new AbortController()
      open()
    },
    end: () => abort.abort(),
  }
}

function sleep(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis))
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}

import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { throwawayPostgres } from '../server/platform/embedded-postgres/throwaway-postgres.ts'
import { migrate } from '../server/platform/migrations/migrate.ts'
import { seedChannel } from '../server/runtime/testing/seed.ts'
import { supportFlow, supportTalk } from '../server/runtime/testing/support-flow.ts'
import { type Figure, median } from './figure.ts'

const CONCURRENT = 32
/** Compiled code, caches, prepared statements: measured is what a server does that has run for a while. */
const WARM_UP = 8
const ROUNDS = 9
const CONVERSATIONS = 320
const TURNS = supportTalk.length + 1

/** CPU seconds per 1,000 turns: of the server process, of all of Postgres. */
export type Cost = { server: number; postgres: number; rate: number; p50: number; p99: number }
type Door = { child: ChildProcess; port: number }

/**
 * runtime.turn: the six-turn support flow over HTTP, 32 conversations at a time, everything durable, against a hand-written
 * server that does one statement a turn (an update and two inserts) on the same Postgres. Both are their own process; CPU is
 * that of the process and of all of Postgres. The reference counts the same number of turns with texts of the same size.
 */
export async function run(): Promise<Figure[]> {
  const postgres = await throwawayPostgres({ name: 'bench-runtime', durable: true })
  try {
    await migrate({ url: postgres.url })
    await prepare(postgres.url)
    const servers: Record<'ours' | 'reference', Door> = {
      ours: await open('serve-turns.ts', postgres.url),
      reference: await open('serve-reference.ts', postgres.url),
    }
    const samples = { ours: [] as Cost[], reference: [] as Cost[] }
    try {
      for (let round = -WARM_UP; round < ROUNDS; round++) {
        for (const name of ['reference', 'ours'] as const) {
          const cost = await measure(servers[name], postgres.pid() ?? 0, `${name}${round}`)
          if (round >= 0) samples[name].push(cost)
        }
      }
    } finally {
      for (const { child } of Object.values(servers)) child.kill()
    }
    const n = ROUNDS * CONVERSATIONS * TURNS
    const figure = (name: string, unit: string, pick: (cost: Cost) => number): Figure => {
      const [value, reference] = [median(samples.ours.map(pick)), median(samples.reference.map(pick))]
      return { name, value: round(value), unit, reference: round(reference), ratio: round(value / reference), n }
    }
    return [
      figure('runtime.turn', 'CPU-s per 1,000 turns', (cost) => cost.server + cost.postgres),
      figure('runtime.turn.server', 'CPU-s per 1,000 turns', (cost) => cost.server),
      figure('runtime.turn.postgres', 'CPU-s per 1,000 turns', (cost) => cost.postgres),
      figure('runtime.rate', 'turns/s', (cost) => cost.rate),
      figure('runtime.latency.p50', 'ms at full load', (cost) => cost.p50),
      figure('runtime.latency.p99', 'ms at full load', (cost) => cost.p99),
    ]
  } finally {
    await postgres.remove()
  }
}

async function prepare(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  await seedChannel(pool, { versionId: 'v1', content: supportFlow })
  await pool.query(
    'CREATE TABLE reference_conversation (id text PRIMARY KEY, version int NOT NULL, state jsonb NOT NULL) WITH (fillfactor = 70)',
  )
  await pool.query(
    'CREATE TABLE reference_event (conversation_id text, seq int, at timestamptz NOT NULL DEFAULT now(), body jsonb NOT NULL, PRIMARY KEY (conversation_id, seq))',
  )
  await pool.end()
}

export async function open(script: string, url: string): Promise<Door> {
  const path = fileURLToPath(new URL(`runtime/${script}`, import.meta.url))
  const child = spawn(process.execPath, ['--no-warnings', path, url], { stdio: ['pipe', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) return { child, port: Number(line) }
  throw new Error(`${script} did not start`)
}

export async function measure(door: Door, postmaster: number, name: string): Promise<Cost> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENT })
  const millis: number[] = []
  const spent = () => ({ server: cpuSeconds(door.child.pid ?? 0), postgres: cpuSeconds(postmaster, true) })
  const before = spent()
  const started = performance.now()
  let next = 0
  const converse = async () => {
    for (let number = next++; number < CONVERSATIONS; number = next++) {
      for (let turn = 0; turn < TURNS; turn++) {
        const event = turn === 0 ? { kind: 'start' } : { kind: 'message', ...supportTalk[turn - 1] }
        const sent = performance.now()
        await post(agent, door.port, { visitor: `${name}-${number}`, id: `m${turn}`, turn, event })
        millis.push(performance.now() - sent)
      }
    }
  }
  await Promise.all(Array.from({ length: CONCURRENT }, converse))
  const seconds = (performance.now() - started) / 1000
  const after = spent()
  agent.destroy()
  millis.sort((a, b) => a - b)
  const turns = CONVERSATIONS * TURNS
  return {
    server: ((after.server - before.server) * 1000) / turns,
    postgres: ((after.postgres - before.postgres) * 1000) / turns,
    rate: turns / seconds,
    p50: millis[turns >> 1] ?? 0,
    p99: millis[Math.floor(turns * 0.99)] ?? 0,
  }
}

function post(agent: Agent, port: number, body: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, host: '127.0.0.1', method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      (response) => {
        response.resume().on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`answered ${response.statusCode}`))))
      },
    )
    sent.on('error', reject)
    sent.end(JSON.stringify(body))
  })
}

/** User and system seconds of a process from /proc, with those of its living and dead children when asked. */
function cpuSeconds(pid: number, children = false): number {
  const own = stat(pid)
  if (!own) return 0
  let ticks = own.ticks + (children ? own.childTicks : 0)
  if (children)
    for (const entry of readdirSync('/proc'))
      if (/^\d+$/.test(entry)) {
        const other = stat(Number(entry))
        if (other?.parent === pid) ticks += other.ticks
      }
  return ticks / 100
}

function stat(pid: number): { parent: number; ticks: number; childTicks: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number)
    return { parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0), childTicks: (fields[13] ?? 0) + (fields[14] ?? 0) }
  } catch {
    return null
  }
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Meter } from '../runtime/meter.ts'

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Figures that are looked up when somebody asks for them. */
export type Readings = {
  waiting(): number
  database(): { total: number; idle: number; waiting: number }
  /** Null: there is none. */
  redis: (() => 0 | 1) | null
  /** Of this process; null: it performs none. */
  effects: (() => { waiting: number; running: number; stopped: number }) | null
  work(): Promise<{ pending: number; oldestSeconds: number; failed: number; timersLateSeconds: number }>
}

export type Metrics = {
  meter: Meter
  /** Rows that went because their time was over. */
  retained(done: { kind: string; removed: number }): void
  request(done: { status: number; millis: number }): void
  /** From then on `text` includes what is looked up. */
  read(readings: Readings): void
  /** In Prometheus' text format. */
  text(): Promise<string>
  contentType: string
}

/** Counters and gauges of this process. Names begin with `tandem_`; docs/operations.md says which to watch. */
export function createMetrics(): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register, prefix: 'tandem_' })
  const registers = [register]
  const inbound = new Histogram({
    name: 'tandem_inbound_seconds',
    help: 'From taking in a message, action, timer or effect until it is committed and answered',
    labelNames: ['result'],
    buckets: seconds,
    registers,
  })
  const commit = new Histogram({ name: 'tandem_commit_seconds', help: 'One commit of a batch of turns', buckets: seconds, registers })
  const turns = new Counter({ name: 'tandem_turns_total', help: 'Turns committed', registers })
  const lost = new Counter({ name: 'tandem_turns_lost_total', help: 'Turns taken again because another process was faster', registers })
  const effect = new Histogram({
    name: 'tandem_effect_seconds',
    help: 'Attempts at effects',
    labelNames: ['kind', 'result'],
    buckets: [...seconds, 30, 90],
    registers,
  })
  const retained = new Counter({
    name: 'tandem_retention_removed_total',
    help: 'Removed because its time was over',
    labelNames: ['kind'],
    registers,
  })
  const http = new Histogram({
    name: 'tandem_http_seconds',
    help: 'Requests by status, without the time of streams',
    labelNames: ['status'],
    buckets: seconds,
    registers,
  })

  return {
    meter: {
      inbound: ({ millis, result }) => inbound.observe({ result }, millis / 1000),
      commit: (done) => {
        commit.observe(done.millis / 1000)
        turns.inc(done.turns - done.lost)
        if (done.lost > 0) lost.inc(done.lost)
      },
      effect: ({ kind, millis, result }) => effect.observe({ kind, result }, millis / 1000),
      // How many are open is looked up: effects_stopped.
      circuit() {},
    },
    retained: ({ kind, removed }) => retained.inc({ kind }, removed),
    request: ({ status, millis }) => http.observe({ status: `${Math.floor(status / 100)}xx` }, millis / 1000),
    read(readings) {
      const gauge = (name: string, help: string, value: () => number | Promise<number>) =>
        new Gauge({
          name: `tandem_${name}`,
          help,
          registers,
          async collect() {
            this.set(await value())
          },
        })
      gauge('inbound_waiting', 'Messages in this process that are not answered yet', readings.waiting)
      gauge('database_connections', 'Connections to Postgres', () => readings.database().total)
      gauge('database_waiting', 'Statements waiting for a connection', () => readings.database().waiting)
      const { redis, effects } = readings
      if (redis) gauge('redis_up', '1 when Redis answers', redis)
      if (effects) {
        gauge('effects_waiting', 'Effects held by this process that wait for a place', () => effects().waiting)
        gauge('effects_running', 'Effects under way in this process', () => effects().running)
        gauge('effects_stopped', 'Other sides that this process leaves alone for a while', () => effects().stopped)
      }
      gauge('outbox_pending', 'Effects not performed yet, all processes', async () => (await readings.work()).pending)
      gauge('outbox_oldest_seconds', 'By how much the oldest of them is late', async () => (await readings.work()).oldestSeconds)
      gauge('outbox_failed', 'Effects that failed for good within a week', async () => (await readings.work()).failed)
      gauge('timers_late_seconds', 'By how much the oldest due timer is late', async () => (await readings.work()).timersLateSeconds)
    },
    text: () => register.metrics(),
    contentType: register.contentType,
  }
}

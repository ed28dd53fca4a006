import type { Services } from '../../services.ts'
import { pendingMigrations } from '../migrations/migrate.ts'
import type { FrontDoor } from './front-door.ts'

export type Readiness = {
  interface: 'ready' | 'preparing' | 'not here'
  /** Ms since this process' worker last came round; null: it has none. */
  workerSilent: number | null
  stopping: boolean
}

export type Parts = {
  database: 'ok' | 'down'
  migrations: 'ok' | 'pending' | 'unknown'
  interface: Readiness['interface']
  /** silent: it has not come round for half a minute. */
  worker: 'ok' | 'silent' | 'not here'
  redis: 'ok' | 'down' | 'not here'
  stopping: boolean
}

/** So long a worker may be busy or wait for the database before nothing is expected of it any more, ms. */
const SILENT = 30_000

/** Which parts of this process work, and whether all that it needs do. */
export async function readHealth(
  { db, log, fanOut }: Pick<Services, 'db' | 'log' | 'fanOut'>,
  readiness: Readiness,
): Promise<{ ready: boolean } & Parts> {
  const { interface: page, workerSilent, stopping } = readiness
  const pending = await pendingMigrations(db.pool).catch((error) => {
    log.warn({ err: error }, 'not ready: the database cannot be asked')
    return null
  })
  const parts: Parts = {
    database: pending === null ? 'down' : 'ok',
    migrations: pending === null ? 'unknown' : pending.length === 0 ? 'ok' : 'pending',
    interface: page,
    worker: workerSilent === null ? 'not here' : workerSilent > SILENT ? 'silent' : 'ok',
    // Reported, not asked for: without it everything works, only later.
    redis: fanOut?.state() ?? 'not here',
    stopping,
  }
  const ready = parts.database === 'ok' && parts.migrations === 'ok' && page !== 'preparing' && parts.worker !== 'silent' && !stopping
  return { ready, ...parts }
}

/**
 * GET /healthz: the process runs (restart it when not). GET /readyz: it can work (send it requests when so): the database
 * answers and has all migrations, the interface is prepared, its worker comes round, it is not stopping. 503 with the failing parts
 * otherwise.
 */
export function mountHealth(app: FrontDoor, input: { services: Services; readiness: () => Readiness }): void {
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    const health = await readHealth(input.services, input.readiness())
    return c.json(health, health.ready ? 200 : 503)
  })
}

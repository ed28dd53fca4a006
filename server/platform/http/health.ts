import type { Services } from '../../services.ts'
import { pendingMigrations } from '../migrations/migrate.ts'
import type { FrontDoor } from './front-door.ts'

export type Readiness = { interface: 'ready' | 'preparing' | 'not here'; stopping: boolean }

/**
 * GET /healthz: the process runs (restart it when not). GET /readyz: it can work (send it requests when so): the database
 * answers and has all migrations, the interface is prepared, it is not stopping. 503 with the failing parts otherwise.
 */
export function mountHealth(app: FrontDoor, input: { services: Services; readiness: () => Readiness }): void {
  const { db, log, fanOut } = input.services
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    const { interface: page, stopping } = input.readiness()
    const pending = await pendingMigrations(db.pool).catch((error) => {
      log.warn({ err: error }, 'not ready: the database cannot be asked')
      return null
    })
    const parts = {
      database: pending === null ? 'down' : 'ok',
      migrations: pending === null ? 'unknown' : pending.length === 0 ? 'ok' : 'pending',
      interface: page,
      // Reported, not asked for: without it everything works, only later.
      redis: fanOut?.state() ?? 'not here',
      stopping,
    }
    const ready = parts.database === 'ok' && parts.migrations === 'ok' && page !== 'preparing' && !stopping
    return c.json({ ready, ...parts }, ready ? 200 : 503)
  })
}

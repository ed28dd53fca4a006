import type { FrontDoor } from '../platform/http/front-door.ts'
import type { Services } from '../services.ts'
import { carries } from './bearer.ts'
import { workReader } from './read-work.ts'

/**
 * GET /metrics for Prometheus, with `Authorization: Bearer <TANDEM_METRICS_TOKEN>`. Without the setting there is no such address:
 * figures say much about whom one works for.
 */
export function mountMetrics(app: FrontDoor, services: Services): void {
  const { metrics, config, db, clock, runtime, fanOut } = services
  const token = config.metricsToken
  if (token === null) return
  metrics.read({
    waiting: runtime.waiting,
    database: () => ({ total: db.pool.totalCount, idle: db.pool.idleCount, waiting: db.pool.waitingCount }),
    redis: fanOut ? () => (fanOut.state() === 'ok' ? 1 : 0) : null,
    effects: config.roles.has('worker') ? () => services.effectFigures() : null,
    work: workReader({ pool: db.pool, clock }),
  })
  app.get('/metrics', async (c) => {
    if (!carries(c.req.header('authorization'), token)) return c.text('401\n', 401)
    return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' })
  })
}

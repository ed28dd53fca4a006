import packageJson from '../../package.json' with { type: 'json' }
import type { FrontDoor } from '../platform/http/front-door.ts'
import { type Parts, type Readiness, readHealth } from '../platform/http/health.ts'
import type { Services } from '../services.ts'
import { carries } from './bearer.ts'
import { workReader } from './read-work.ts'

/** Waits longer than this are trouble whatever the cause, s. */
const LATE = 60

/**
 * GET /health for those who run the server, with the token of /metrics: the parts of /readyz, and in sentences what wants attention although
 * requests can be answered. Always 200 when it could be found out; for a probe there is /readyz.
 */
export function mountHealthDetails(app: FrontDoor, input: { services: Services; readiness: () => Readiness }): void {
  const { config, db, clock, runtime, log } = input.services
  const token = config.metricsToken
  if (token === null) return
  const work = workReader({ pool: db.pool, clock })
  const since = clock.now()
  app.get('/health', async (c) => {
    if (!carries(c.req.header('authorization'), token)) return c.text('401\n', 401)
    const { ready, ...parts } = await readHealth(input.services, input.readiness())
    const began = performance.now()
    const doing = await work().catch((error) => {
      log.warn({ err: error }, 'what waits cannot be read')
      return null
    })
    const databaseMillis = Math.round(performance.now() - began)
    const figures = {
      waiting: runtime.waiting(),
      databaseMillis: doing && databaseMillis,
      databaseWaiting: db.pool.waitingCount,
      work: doing,
    }
    return c.json(
      {
        ready,
        attention: attention(parts, figures),
        version: packageJson.version,
        roles: [...config.roles],
        upSeconds: Math.round((clock.now() - since) / 1000),
        parts,
        figures,
      },
      200,
      { 'cache-control': 'no-store' },
    )
  })
}

type Figures = {
  waiting: number
  databaseWaiting: number
  work: { oldestSeconds: number; timersLateSeconds: number; failed: number } | null
}

/** What somebody should look at, as sentences; empty when all is well. */
function attention({ database, migrations, worker, redis }: Parts, figures: Figures): string[] {
  const { work, waiting, databaseWaiting } = figures
  const late = (what: string, seconds: number) => `The oldest ${what} is ${Math.round(seconds)} s late: no worker runs, or too few.`
  return [
    database === 'down' && 'The database does not answer.',
    migrations === 'pending' && 'The database lacks migrations of this release.',
    worker === 'silent' && 'The worker of this process has not come round for half a minute.',
    redis === 'down' && 'Redis is away: other processes are heard of every 5 s only.',
    work !== null && work.oldestSeconds > LATE && late('effect', work.oldestSeconds),
    work !== null && work.timersLateSeconds > LATE && late('timer', work.timersLateSeconds),
    work !== null && work.failed > 0 && `${work.failed} effects failed for good within a week: see Settings → Operations.`,
    waiting > 1000 && `${waiting} messages wait in this process.`,
    databaseWaiting > 0 && `${databaseWaiting} statements wait for a connection (TANDEM_DATABASE_POOL).`,
  ].filter((sentence) => sentence !== false)
}

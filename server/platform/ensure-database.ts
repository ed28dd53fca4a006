import type { Config } from './config.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres/start-embedded-postgres.ts'
import type { Log } from './logger.ts'
import { migrate } from './migrations/migrate.ts'

export type RunningDatabase = { url: string; applied: string[]; embedded: EmbeddedPostgres | null; stop(): Promise<void> }

/** How often a crashed embedded Postgres is looked for, ms. Looking costs one small file. */
const WATCH = 500

/**
 * The database as the configuration says: an existing one, or ours, started here and brought back when it crashes. Migrated.
 * `stop` ends the one that is ours and leaves others alone.
 */
export async function ensureDatabase(input: { config: Config; log: Log }): Promise<RunningDatabase> {
  const { config, log } = input
  const onApply = (name: string) => log.info({ migration: name }, 'migrating')
  if (config.databaseUrl) {
    const applied = await migrate({ url: config.databaseUrl, onApply }).catch((cause) => {
      throw isUnreachable(cause) ? new Error(`The database of DATABASE_URL cannot be reached: ${cause.message}`, { cause }) : cause
    })
    return { url: config.databaseUrl, applied, embedded: null, stop: async () => {} }
  }

  const embedded = await startEmbeddedPostgres({ directory: config.dataDir })
  if (embedded.adopted) log.info('took over the database that an earlier run left behind')
  const guard = keepAlive(embedded, log)
  const stop = async () => {
    await guard.stop()
    await embedded.stop()
  }
  try {
    return { url: embedded.url, applied: await migrate({ url: embedded.url, onApply }), embedded, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function keepAlive(embedded: EmbeddedPostgres, log: Log): { stop(): Promise<void> } {
  let reviving: Promise<void> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    reviving = embedded
      .revive()
      .then((was) => {
        if (was === 'revived') log.warn('the embedded database had crashed and was started again')
      })
      .catch((error) => log.error({ err: error }, 'the embedded database does not start; trying again'))
      .finally(() => {
        busy = false
      })
  }, WATCH)
  return {
    async stop() {
      clearInterval(timer)
      await reviving
    },
  }
}

function isUnreachable(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', '28P01', '3D000'].includes(String(error.code))
  )
}

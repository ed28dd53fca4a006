import { startTracing } from './operations/start-tracing.ts'
import type { Config } from './platform/config.ts'
import { openDatabase } from './platform/database.ts'
import { ensureDatabase, type RunningDatabase } from './platform/ensure-database.ts'
import { createLogger, type Log } from './platform/logger.ts'
import { lockDataFolder } from './platform/process-lock.ts'
import { serve } from './serve.ts'
import { buildServices, type Services } from './services.ts'

export type ServerRun = { services: Services; stop(): Promise<void> }

/**
 * One process from nothing to serving, and back: lock, database, migrations, services, front door. `prepare` runs between
 * database and front door, for what must be there before the first request (demo data, the built interface).
 * Resolves when everything is ready; rejects with a sentence for a person after putting away what it had begun.
 */
export async function runServer(input: {
  config: Config
  dev?: boolean
  log?: Log
  /** `services.stopping` tells it to give up. */
  prepare?(running: { services: Services; database: RunningDatabase }): Promise<void>
}): Promise<ServerRun> {
  const { config } = input
  const log = input.log ?? createLogger({ level: config.log })
  const stopping = new AbortController()
  /** What was begun, undone in reverse. */
  const begun: (() => Promise<void> | void)[] = []

  async function start(): Promise<Services> {
    begun.push(await startTracing({ config, log }))
    // With a database of one's own, any number of processes may share a folder.
    if (!config.databaseUrl) begun.push(lockDataFolder({ dataDir: config.dataDir, url: config.publicUrl }).release)
    const database = await ensureDatabase({ config, log })
    begun.push(() => database.stop())
    const db = openDatabase({
      url: database.url,
      connections: config.databasePool,
      onError: (error) => log.warn({ err: error }, 'a database connection broke'),
    })
    begun.push(() => db.close())
    stopping.signal.throwIfAborted()
    const services = buildServices({ config, log, db, stopping: stopping.signal })
    begun.push(() => services.fanOut?.close())
    await input.prepare?.({ services, database })
    stopping.signal.throwIfAborted()
    const server = await serve({ services, dev: input.dev ?? false })
    begun.push(() => server.stop())
    await server.ready
    return services
  }

  async function undo(): Promise<void> {
    stopping.abort(new Error('Stopped while starting.'))
    for (let step = begun.pop(); step; step = begun.pop()) {
      await Promise.resolve(step()).catch((error) => log.error({ err: error }, 'a part did not stop cleanly'))
    }
  }

  const started = start()
  const stop = async () => {
    stopping.abort(new Error('Stopped while starting.'))
    // What is being begun is finished first, or it would be left behind.
    await started.catch(() => {})
    await undo()
  }
  const release = onSignals({ stop, log })
  try {
    return { services: await started, stop }
  } catch (error) {
    await undo()
    release()
    throw error
  }
}

/** Ctrl-C and the supervisor's signal stop cleanly; a second one a while later does not wait any more. */
function onSignals(input: { stop: () => Promise<void>; log: Log }): () => void {
  let first = 0
  const onSignal = (signal: NodeJS.Signals) => {
    // One Ctrl-C may arrive twice: from the terminal and from the program that started us.
    if (first > 0 && Date.now() - first > 1000) process.exit(130)
    if (first > 0) return
    first = Date.now()
    input.log.info({ signal }, 'stopping')
    input.stop().then(() => process.exit(0))
  }
  const onCrash = (error: unknown) => {
    input.log.fatal({ err: error }, 'an error nobody caught; stopping')
    input.stop().then(() => process.exit(1))
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, onSignal)
  process.on('uncaughtException', onCrash)
  const onRejection = (error: unknown) => input.log.error({ err: error }, 'a rejected promise nobody waited for')
  process.on('unhandledRejection', onRejection)
  return () => {
    for (const signal of signals) process.off(signal, onSignal)
    process.off('uncaughtException', onCrash)
    process.off('unhandledRejection', onRejection)
  }
}

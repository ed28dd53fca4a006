import { loadConfig } from '../server/platform/config.ts'
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres/start-embedded-postgres.ts'
import { migrate } from '../server/platform/migrations/migrate.ts'

/** `npm run migrate`: applies what is missing to DATABASE_URL, or to the embedded database, and ends. */
const config = loadConfig()
const embedded = config.databaseUrl ? null : await startEmbeddedPostgres({ directory: config.dataDir })
try {
  const url = config.databaseUrl ?? embedded?.url ?? ''
  const applied = await migrate({ url, onApply: (name) => console.log(`applying ${name}`) })
  console.log(applied.length === 0 ? 'The database is up to date.' : `${applied.length} applied.`)
} finally {
  // One that a running server uses is left alone.
  if (embedded && !embedded.adopted) await embedded.stop()
}

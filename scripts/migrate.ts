import { loadConfig } from '../server/platform/config.ts'
import { migrate } from '../server/platform/migrations/migrate.ts'
import { openDatabaseForTool } from './lib/database-for-tool.ts'

/** `npm run migrate`: applies what is missing to DATABASE_URL, or to the embedded database, and ends. */
const database = await openDatabaseForTool(loadConfig())
try {
  const applied = await migrate({ url: database.url, onApply: (name) => console.log(`applying ${name}`) })
  console.log(applied.length === 0 ? 'The database is up to date.' : `${applied.length} applied.`)
} finally {
  await database.close()
}

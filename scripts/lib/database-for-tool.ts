import type { Config } from '../../server/platform/config.ts'
import { startEmbeddedPostgres } from '../../server/platform/embedded-postgres/start-embedded-postgres.ts'

/** The database of the settings as it is, not migrated. An embedded one that a server runs is used along with it and left running. */
export async function openDatabaseForTool(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
): Promise<{ url: string; close(): Promise<void> }> {
  if (config.databaseUrl) return { url: config.databaseUrl, close: async () => {} }
  const embedded = await startEmbeddedPostgres({ directory: config.dataDir })
  return {
    url: embedded.url,
    async close() {
      if (!embedded.adopted) await embedded.stop()
    },
  }
}

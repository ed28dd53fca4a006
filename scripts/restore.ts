import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { createFileStore } from '../server/files/file-store.ts'
import { checkBackup } from '../server/operations/backup/check-backup.ts'
import { markOf } from '../server/operations/backup/manifest.ts'
import { restoreBackup } from '../server/operations/backup/restore-backup.ts'
import { type Config, loadConfig } from '../server/platform/config.ts'
import { lockDataFolder } from '../server/platform/process-lock.ts'
import { openDatabaseForTool } from './lib/database-for-tool.ts'
import { createProgress } from './lib/progress.ts'

/** `npm run restore -- file [--replace]`: a backup into the database of the settings, which must be empty or be replaced. */
const progress = createProgress()
try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { replace: { type: 'boolean', default: false } } })
  if (!positionals[0]) throw new Error('Say which file: npm run restore -- <file> [--replace]')
  const path = resolve(positionals[0])
  const backup = await progress.step('Reading the backup', () => checkBackup(path))
  const config = loadConfig()
  const lock = config.databaseUrl ? null : lockDataFolder({ dataDir: config.dataDir, url: 'a restore that is under way' })
  try {
    const database = await openDatabaseForTool(config)
    const pool = new pg.Pool({ connectionString: database.url, max: 1, application_name: 'tandem-restore' })
    try {
      const { rows, files, migrated } = await progress.step(`Restoring what was backed up on ${backup.manifest.madeAt}`, () =>
        restoreBackup({
          url: database.url,
          backup,
          replace: values.replace,
          files: createFileStore({ pool, config }),
          progress: progress.note,
        }),
      )
      console.log(`${rows} rows, ${files} files${migrated.length > 0 ? `, then ${migrated.length} newer migrations` : ''}.`)
      console.log(settleSecret(config, backup))
    } finally {
      await pool.end()
      await database.close()
    }
  } finally {
    lock?.release()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** Puts the backup's secret where the next start finds it, and says what is to be done when that is not for us. */
function settleSecret(config: Config, { manifest, secret }: { manifest: { secretMark: string }; secret: string | null }): string {
  if (markOf(config.secret) === manifest.secretMark) return 'The secret is the one of the backup: everything that was sealed opens.'
  const missing =
    'The secret is another one than when the backup was made: everybody signs in anew, and keys of outside services must be given again'
  if (secret === null) return `${missing}, unless you set the old one (TANDEM_SECRET).`
  if (config.secretFile === null) return `${missing}, unless you set TANDEM_SECRET to the one in the backup: tar xzOf <file> secret`
  const file = config.secretFile
  if (existsSync(file)) renameSync(file, `${file}.before-restore`)
  writeFileSync(file, secret, { mode: 0o600 })
  return `The secret of the backup is in use now; the one that was there is kept as ${file}.before-restore.`
}

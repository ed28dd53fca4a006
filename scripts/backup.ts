import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { createFileStore } from '../server/files/file-store.ts'
import { writeBackup } from '../server/operations/backup/write-backup.ts'
import { loadConfig } from '../server/platform/config.ts'
import { openDatabaseForTool } from './lib/database-for-tool.ts'
import { createProgress } from './lib/progress.ts'

/** `npm run backup [-- file --with-secret]`: everything into one file, also while the server runs. */
const progress = createProgress()
try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'with-secret': { type: 'boolean', default: false } } })
  const config = loadConfig()
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')
  const path = resolve(positionals[0] ?? join(config.dataDir, 'backups', `tandem-${stamp}.tar.gz`))
  if (existsSync(path)) throw new Error(`${path} is there already. Choose another name; a backup is never written over.`)
  mkdirSync(dirname(path), { recursive: true })
  const database = await openDatabaseForTool(config)
  const pool = new pg.Pool({ connectionString: database.url, max: 1 })
  try {
    const { rows, files, missingFiles } = await progress.step('Backing up', () =>
      writeBackup({
        url: database.url,
        path,
        secret: config.secret,
        withSecret: values['with-secret'],
        folder: config.filesDir === null ? null : createFileStore({ pool, config }),
        progress: progress.note,
      }),
    )
    console.log(`${path}\n${rows} rows, ${files} files.`)
    if (missingFiles.length > 0)
      console.log(`${missingFiles.length} files were not in TANDEM_FILES: ${missingFiles.slice(0, 5).join(', ')}`)
    console.log(
      values['with-secret']
        ? 'The secret is in it: whoever has this file can open the keys of outside services and sign in as anybody. Keep it safe.'
        : `The secret is NOT in it: keep ${config.secretFile ?? 'TANDEM_SECRET'} elsewhere, or use --with-secret. Without it, keys of outside services have to be given again.`,
    )
  } finally {
    await pool.end()
    await database.close()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

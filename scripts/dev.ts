import { type ChildProcess, spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { childEnvironment, loadConfig } from '../server/platform/config.ts'
import { ensureDatabase } from '../server/platform/ensure-database.ts'
import { createLogger } from '../server/platform/logger.ts'
import { lockDataFolder } from '../server/platform/process-lock.ts'
import { projectRoot } from '../server/platform/project-root.ts'
import { buildWidget } from './build-widget.ts'
import { copyEditor } from './lib/copy-editor.ts'
import { prepareNextDir } from './lib/prepare-next-dir.ts'
import { createProgress } from './lib/progress.ts'

/**
 * `npm run dev`: pages change as you save them (Next's development server), the server restarts when server/, flows/ or the
 * messages change. The database stays up between restarts.
 */
const progress = createProgress()
try {
  const config = loadConfig()
  const lock = lockDataFolder({ dataDir: config.dataDir, url: config.publicUrl })
  const database = await ensureDatabase({ config, log: createLogger({ level: config.log }) })
  prepareNextDir('.next-dev')
  let server: ChildProcess | null = null
  let stopping = false

  const start = () => {
    server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/dev-server.ts'], {
      cwd: projectRoot,
      // A build and a development server must not write into the same folder.
      env: childEnvironment({ NODE_ENV: 'development', DATABASE_URL: database.url, TANDEM_NEXT_DIR: '.next-dev' }),
      stdio: 'inherit',
    })
    server.once('exit', (code) => {
      if (!stopping && code) progress.note('The server ended with an error; it starts again when you save a file')
      server = null
    })
  }
  const restart = async () => {
    await stopServer()
    if (!stopping) start()
  }
  const stopServer = () =>
    new Promise<void>((resolve) => {
      if (!server) return resolve()
      server.once('exit', () => resolve())
      server.kill('SIGTERM')
    })

  let pending: NodeJS.Timeout | undefined
  for (const folder of ['server', 'flows', 'prisma', 'components/widget']) {
    watch(join(projectRoot, folder), { recursive: true }, (_kind, file) => {
      if (!file || /\.test\.ts$|generated/.test(file)) return
      clearTimeout(pending)
      pending = setTimeout(async () => {
        if (folder === 'components/widget')
          await buildWidget(pathToFileURL(`${projectRoot}/`)).catch((error) => console.error(error.message))
        else await restart()
      }, 150)
    })
  }

  const end = async () => {
    if (stopping) return
    stopping = true
    await stopServer()
    await database.stop()
    lock.release()
    process.exit(0)
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  await buildWidget(pathToFileURL(`${projectRoot}/`))
  await copyEditor(projectRoot)
  start()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { stop as stopBundler } from 'esbuild'
import { AlreadyRunningError, lockDataFolder } from '../../server/platform/process-lock.ts'
import { projectRoot } from '../../server/platform/project-root.ts'
import { buildWidget } from '../build-widget.ts'
import { copyEditor } from './copy-editor.ts'
import { hashFiles } from './hash-files.ts'
import { prepareNextDir } from './prepare-next-dir.ts'
import type { Progress } from './progress.ts'
import { runTool } from './run-program.ts'

/** Whatever ends up in the built pages. */
const sources = ['app', 'components', 'flows', 'messages', 'next.config.js', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json']

/** Builds the interface when its sources are not those of the last build. The widget takes milliseconds and is always made. */
export async function buildInterface(input: { nextDir: string; progress: Progress; signal?: AbortSignal }): Promise<void> {
  await buildWidget(pathToFileURL(`${projectRoot}/`))
  await copyEditor(projectRoot)
  // The bundler would stay as a process beside the server.
  await stopBundler()
  const folder = join(projectRoot, input.nextDir)
  const stamp = join(folder, 'tandem-sources')
  const hash = hashFiles(projectRoot, sources)
  const isBuilt = () => existsSync(join(folder, 'BUILD_ID')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
  if (isBuilt()) return
  const lock = await waitForTurn(input)
  try {
    if (!isBuilt()) await build()
  } finally {
    lock.release()
  }

  async function build(): Promise<void> {
    await input.progress.step('Building the interface (about a minute, only when it changed)', async () => {
      rmSync(stamp, { force: true })
      prepareNextDir(input.nextDir)
      const { code, output } = await runTool({
        tool: 'next/dist/bin/next',
        args: ['build'],
        env: { NODE_ENV: 'production', TANDEM_NEXT_DIR: input.nextDir },
        quiet: true,
        signal: input.signal,
      })
      if (code !== 0) throw new Error(`The interface could not be built:\n${output.trim().split('\n').slice(-40).join('\n')}`)
      mkdirSync(folder, { recursive: true })
      writeFileSync(stamp, hash)
    })
  }
}

/** Two commands that start at once must not build into the same folder. */
async function waitForTurn(input: { nextDir: string; progress: Progress; signal?: AbortSignal }): Promise<{ release(): void }> {
  for (let waited = false; ; waited = true) {
    try {
      return lockDataFolder({ dataDir: join(projectRoot, '.tandem', `build${input.nextDir}`), url: 'another build' })
    } catch (error) {
      if (!(error instanceof AlreadyRunningError)) throw error
      if (!waited) input.progress.note('Another command is building the interface; waiting for it')
      await setTimeout(500, undefined, { signal: input.signal })
    }
  }
}

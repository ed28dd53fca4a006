import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../server/platform/embedded-postgres/free-port.ts'
import { discardCluster } from '../../server/platform/embedded-postgres/throwaway-postgres.ts'
import { projectRoot } from '../../server/platform/project-root.ts'

export type TestServer = {
  url: string
  dataDir: string
  /** What it wrote so far is in this file. */
  logFile: string
  pid(): number
  /** As a crash or a power cut would: nothing is put away. The database survives. */
  kill(): Promise<void>
  /** Again, on the same data and port. */
  start(): Promise<void>
  /** Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>
  /** Stops it and takes its data away. */
  remove(): Promise<void>
}

/**
 * The product in a process of its own: production build, own data folder, own port. Builds the interface first when its sources
 * changed. Resolves when /readyz says so.
 */
export async function startServer(input: {
  name: string
  port?: number
  demo?: boolean
  env?: Record<string, string>
}): Promise<TestServer> {
  const folder = join(projectRoot, '.tandem')
  await clearAbandoned(folder)
  const dataDir = join(folder, `server-${process.pid}-${input.name}`)
  mkdirSync(dataDir, { recursive: true })
  const port = input.port ?? (await freePort())
  const url = `http://localhost:${port}`
  const logFile = join(dataDir, 'server.log')
  let child: ChildProcess

  async function start(): Promise<void> {
    child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/start.ts'], {
      cwd: projectRoot,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        TANDEM_PORT: String(port),
        TANDEM_DATA: dataDir,
        TANDEM_DEMO: input.demo ? '1' : '0',
        TANDEM_URL: url,
        // A build of its own: the one that somebody may be serving meanwhile stays as it is.
        TANDEM_NEXT_DIR: '.next-test',
        ...input.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => appendFileSync(logFile, chunk))
    await whenReady(child, url, logFile)
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    child.kill(signal)
    const [code] = await once(child, 'exit')
    return code as number | null
  }

  await start()
  return {
    url,
    dataDir,
    logFile,
    pid: () => child.pid ?? 0,
    kill: async () => void (await end('SIGKILL')),
    start,
    stop: () => end('SIGINT'),
    async remove() {
      await end('SIGINT')
      await discardCluster(dataDir)
    },
  }
}

async function whenReady(child: ChildProcess, url: string, logFile: string): Promise<void> {
  for (const limit = Date.now() + 300_000; Date.now() < limit; ) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The server ended while starting; see ${logFile}`)
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The server did not become ready within five minutes; see ${logFile}`)
}

/** Servers of test runs that were killed: their databases still run. */
async function clearAbandoned(folder: string): Promise<void> {
  for (const entry of existsSync(folder) ? readdirSync(folder) : []) {
    const owner = Number(/^server-(\d+)-/.exec(entry)?.[1])
    if (!owner || existsSync(`/proc/${owner}`)) continue
    await discardCluster(join(folder, entry)).catch(() => rmSync(join(folder, entry), { recursive: true, force: true }))
  }
}

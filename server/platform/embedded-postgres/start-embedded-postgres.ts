import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { findBinaries } from './find-binaries.ts'
import { freePort, isFreePort } from './free-port.ts'
import { findHome, type Home } from './home.ts'
import { isPostgres, readPostmaster, removePostmasterFile } from './postmaster.ts'
import { runBinary } from './run-binary.ts'
import { serverSettings } from './server-settings.ts'

export type EmbeddedPostgres = {
  /** Connection string of the database `tandem`. */
  url: string
  urlOf(database: string): string
  /** True when a server left behind by a killed program was found alive and taken over. */
  adopted: boolean
  /** Process id of the postmaster, null when it is down. */
  pid(): number | null
  /** Brings it back after a crash; nothing happens while it lives. */
  revive(): Promise<'alive' | 'revived'>
  stop(mode?: 'fast' | 'immediate'): Promise<void>
}

type Remembered = { port: number; password: string }

/**
 * Runs the Postgres that ships inside npm from a folder of ours. The postmaster is a daemon (pg_ctl), not a child: a Ctrl-C in
 * the terminal reaches only us, so turns can finish before the database goes; and when we are killed it survives and the next
 * start adopts it.
 * `durable: false` trades safety for speed and is for throw-away test clusters only.
 */
export async function startEmbeddedPostgres(input: {
  directory: string
  durable?: boolean
  maxConnections?: number
}): Promise<EmbeddedPostgres> {
  const durable = input.durable ?? true
  const home = findHome({ directory: input.directory, binaries: findBinaries() })
  const remembered = recall(home)
  let port = remembered.port

  const urlOf = (database: string) => `postgresql://postgres:${remembered.password}@127.0.0.1:${port}/${database}`

  const start = async () => {
    for (let attempt = 1; ; attempt++) {
      if (!(await isFreePort(port))) port = await freePort()
      keep(home, { ...remembered, port })
      try {
        const settings = serverSettings({ port, durable, maxConnections: input.maxConnections ?? 100 })
        const options = settings.map(([name, value]) => `-c ${name}=${value}`).join(' ')
        await runBinary(home, 'pg_ctl', [
          'start',
          '-w',
          '-t',
          '60',
          '-D',
          home.cluster,
          '-l',
          join(home.cluster, 'server.log'),
          '-o',
          options,
        ])
        return
      } catch (error) {
        // Right after a crash the old server's children may still hold the shared memory for a moment.
        if (attempt >= 5) throw new Error(`Postgres did not start: ${lastLines(join(home.cluster, 'server.log'))}`, { cause: error })
        await pause(300 * attempt)
      }
    }
  }

  if (!existsSync(join(home.cluster, 'PG_VERSION'))) await initialise(home, remembered.password)
  const living = await adopt(home, (candidate) => {
    port = candidate
    return urlOf('postgres')
  })
  if (!living) await start()
  await prepare(urlOf('postgres'), durable)

  return {
    url: urlOf('tandem'),
    urlOf,
    adopted: living,
    pid: () => readPostmaster(home.cluster)?.pid ?? null,
    async revive() {
      const postmaster = readPostmaster(home.cluster)
      if (postmaster && isPostgres(postmaster.pid)) return 'alive'
      await start()
      return 'revived'
    },
    async stop(mode = 'fast') {
      const alive = () => isPostgres(readPostmaster(home.cluster)?.pid ?? 0)
      if (!alive()) return
      await runBinary(home, 'pg_ctl', ['stop', '-D', home.cluster, '-m', mode, '-w', '-t', '60']).catch((error) => {
        // It may have died by itself just then; that is stopped, too.
        if (alive()) throw error
      })
    },
  }
}

async function initialise(home: Home, password: string): Promise<void> {
  const passwordFile = `${home.cluster}.password`
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  home.give(passwordFile)
  try {
    // The built-in provider sorts and folds the same way on every system, without the system's locales.
    await runBinary(home, 'initdb', [
      `--pgdata=${home.cluster}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-sync',
      '--no-instructions',
    ])
  } finally {
    home.remove(passwordFile)
  }
}

/** True when a postmaster of this folder is alive and answers. Waits for one that is still starting or stopping. */
async function adopt(home: Home, urlAt: (port: number) => string): Promise<boolean> {
  for (let attempt = 0; attempt < 60; attempt++) {
    const postmaster = readPostmaster(home.cluster)
    if (!postmaster) return false
    if (!isPostgres(postmaster.pid)) {
      // The number was given to another program since (usual in containers); Postgres itself would refuse to start.
      removePostmasterFile(home.cluster)
      return false
    }
    if (postmaster.port && (await answers(urlAt(postmaster.port)))) return true
    await pause(250)
  }
  throw new Error(`A Postgres of ${home.cluster} is running but does not answer. Stop it, or remove postmaster.pid when it is not ours.`)
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function prepare(url: string, durable: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, exists(select from pg_database where datname = 'tandem') as there`,
    )
    const state = rows[0] as { fsync: string; commit: string; there: boolean }
    if (durable && (state.fsync !== 'on' || state.commit !== 'on')) {
      throw new Error(`The database would lose messages: fsync is ${state.fsync}, synchronous_commit is ${state.commit}; both must be on.`)
    }
    if (!state.there) await client.query('create database tandem')
  } finally {
    await client.end()
  }
}

function recall(home: Home): Remembered {
  const file = join(home.directory, 'postgres.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Remembered
  if (existsSync(join(home.cluster, 'PG_VERSION')))
    throw new Error(`${file} is missing: the password of the database in ${home.cluster} is unknown.`)
  const fresh = { port: 0, password: randomBytes(24).toString('hex') }
  keep(home, fresh)
  return fresh
}

function keep(home: Home, remembered: Remembered): void {
  mkdirSync(home.directory, { recursive: true })
  writeFileSync(join(home.directory, 'postgres.json'), JSON.stringify(remembered), { mode: 0o600 })
}

function lastLines(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-5).join(' | ') : 'it wrote no log'
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis))
}

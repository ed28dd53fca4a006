import { createHash } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { databaseUser } from './database-user.ts'

/** Where a cluster lives, whose it is and which binaries serve it. */
export type Home = {
  directory: string
  cluster: string
  binaries: string
  /** Set when we are root: Postgres refuses to run as root, so its processes get this identity. */
  user: { uid: number; gid: number } | null
  /** Hands a file to the identity Postgres runs under. */
  give(path: string): void
  remove(path: string): void
}

/**
 * As an ordinary user everything stays in `directory`. As root, Postgres runs as another user, who must be able to reach its
 * files: when the project lies where he cannot walk (as under /root), cluster and binaries live in /var/lib/tandem instead.
 */
export function findHome(input: { directory: string; binaries: string }): Home {
  const user = databaseUser()
  let { directory, binaries } = input
  mkdirSync(directory, { recursive: true })
  if (user && !(reachable(directory) && reachable(join(binaries, 'bin', 'postgres')))) {
    directory = join('/var/lib/tandem', createHash('sha256').update(directory).digest('hex').slice(0, 12))
    mkdirSync(directory, { recursive: true })
    binaries = copyBinaries(binaries)
  }
  const give = (path: string) => {
    if (user) chownSync(path, user.uid, user.gid)
  }
  const cluster = join(directory, 'postgres')
  mkdirSync(cluster, { recursive: true, mode: 0o700 })
  give(cluster)
  for (const name of ['initdb', 'pg_ctl', 'postgres']) makeExecutable(join(binaries, 'bin', name))
  return { directory, cluster, binaries, user, give, remove: (path) => rmSync(path, { force: true }) }
}

/** Every folder on the way may be walked through by others. */
function reachable(path: string): boolean {
  if ((statSync(path).mode & 0o001) === 0) return false
  const parent = dirname(path)
  return parent === path || reachable(parent)
}

function copyBinaries(source: string): string {
  const version = createHash('sha256')
    .update(`${statSync(join(source, 'bin', 'postgres')).size}`)
    .digest('hex')
    .slice(0, 12)
  const target = join('/var/lib/tandem', `postgres-${version}`)
  if (!existsSync(join(target, 'complete'))) {
    cpSync(source, target, { recursive: true, verbatimSymlinks: true })
    mkdirSync(join(target, 'complete'))
  }
  return target
}

function makeExecutable(path: string): void {
  const full = process.platform === 'win32' && existsSync(`${path}.exe`) ? `${path}.exe` : path
  const { mode } = statSync(full)
  if ((mode & 0o555) !== 0o555) chmodSync(full, mode | 0o555)
}

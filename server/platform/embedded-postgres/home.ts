import { createHash } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { databaseUser } from './database-user.ts'

const elsewhere = '/var/lib/tandem'

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
 * files: when the project lies where he cannot walk (as under /root), cluster and binaries live in /var/lib/tandem instead, and
 * `directory` holds a link to the cluster.
 */
export function findHome(input: { directory: string; binaries: string }): Home {
  const user = databaseUser()
  const { directory } = input
  mkdirSync(directory, { recursive: true })
  const give = (path: string) => {
    if (user) chownSync(path, user.uid, user.gid)
  }
  const near = !user || (reachable(directory) && reachable(join(input.binaries, 'bin', 'postgres')))
  const binaries = near ? input.binaries : copyBinaries(input.binaries)
  const cluster = join(near ? directory : join(elsewhere, createHash('sha256').update(directory).digest('hex').slice(0, 12)), 'postgres')
  mkdirSync(dirname(cluster), { recursive: true })
  mkdirSync(cluster, { recursive: true, mode: 0o700 })
  give(cluster)
  if (!near && !lstatSync(join(directory, 'postgres'), { throwIfNoEntry: false })) symlinkSync(cluster, join(directory, 'postgres'))
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
  const target = join(elsewhere, `postgres-${version}`)
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

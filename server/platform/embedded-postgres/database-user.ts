import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The identity Postgres gets when we are root: `postgres`, made when missing, else `nobody`. Null when we are not root. */
export function databaseUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const known = lookUp('postgres') ?? (makeUser() ? lookUp('postgres') : null) ?? lookUp('nobody')
  if (!known)
    throw new Error('Postgres refuses to run as root and no other user was found. Start as an ordinary user, or set DATABASE_URL.')
  return known
}

function makeUser(): boolean {
  for (const [command, ...rest] of [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
    ['adduser', '-S', '-D', '-H', 'postgres'],
  ]) {
    try {
      execFileSync(command as string, rest, { stdio: 'ignore' })
      return true
    } catch {
      // The next command, or the fallback of the caller.
    }
  }
  return false
}

function lookUp(name: string): { uid: number; gid: number } | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

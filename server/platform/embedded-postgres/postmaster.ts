import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What postmaster.pid says, or null when there is none. */
export function readPostmaster(cluster: string): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Math.abs(Number(lines[0]))
    return pid > 0 ? { pid, port: Number(lines[3]) || 0 } : null
  } catch {
    return null
  }
}

export function removePostmasterFile(cluster: string): void {
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

/** True when the process lives and is a Postgres: after a restart of the machine the number may belong to another program. */
export function isPostgres(pid: number): boolean {
  // A dead server that nobody has reaped yet (state Z; containers often have no reaper) is dead.
  if (process.platform === 'linux') return /\(postgres\) [^ZX]/.test(readOrEmpty(`/proc/${pid}/stat`))
  try {
    process.kill(pid, 0)
    if (process.platform === 'win32') return true
    return execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).includes('postgres')
  } catch {
    return false
  }
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

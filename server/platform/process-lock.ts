import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Holder = { pid: number; born: string | null; url: string }

/** The data folder is in use by another running process; the message is a whole sentence. */
export class AlreadyRunningError extends Error {}

/**
 * One server per data folder. The holder is remembered with the moment it was born, so a file left behind by a killed server does
 * not lock anybody out, not even when its number now belongs to another program.
 * @throws AlreadyRunningError
 */
export function lockDataFolder(input: { dataDir: string; url: string }): { release(): void } {
  mkdirSync(input.dataDir, { recursive: true })
  const file = join(input.dataDir, 'server.lock')
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const me: Holder = { pid: process.pid, born: birth(process.pid), url: input.url }
      writeFileSync(file, JSON.stringify(me), { flag: 'wx' })
      return { release: () => rmSync(file, { force: true }) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = read(file)
      if (holder && lives(holder))
        throw new AlreadyRunningError(`Tandem already runs with this data folder: ${holder.url} (process ${holder.pid}).`)
      rmSync(file, { force: true })
    }
  }
  throw new AlreadyRunningError(`${file} is being written by several programs at once. Try again.`)
}

function read(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

function lives(holder: Holder): boolean {
  const born = birth(holder.pid)
  return born !== null && born === holder.born
}

/** Something that differs between two processes that had the same number; null when there is no such process. */
function birth(pid: number): string | null {
  try {
    // Field 22, counted behind the name, which may hold spaces.
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null
    if (process.platform === 'win32') {
      process.kill(pid, 0)
      return 'alive'
    }
    return execFileSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

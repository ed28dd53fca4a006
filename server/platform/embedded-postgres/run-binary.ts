import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Home } from './home.ts'

/** Runs initdb or pg_ctl to its end, as the database's user; rejects with what it wrote. */
export function runBinary(home: Home, name: 'initdb' | 'pg_ctl', args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(home.binaries, 'bin', name), args, {
      cwd: home.cluster,
      // Only what it needs: the server it starts would inherit everything, our secrets included.
      env: { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', SystemRoot: 'C:\\Windows' },
      ...(home.user ?? {}),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let said = ''
    child.stdout.on('data', (chunk) => (said += chunk))
    child.stderr.on('data', (chunk) => (said += chunk))
    child.once('error', reject)
    // Not 'close': the server that pg_ctl leaves running may keep the pipes open.
    child.once('exit', (code) => {
      child.stdout.destroy()
      child.stderr.destroy()
      if (code === 0) resolve()
      else reject(new Error(`${name} failed (${code}): ${said.trim()}`))
    })
  })
}

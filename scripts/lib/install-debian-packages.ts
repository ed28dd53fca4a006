import { existsSync } from 'node:fs'
import type { Progress } from './progress.ts'
import { runProgram } from './run-program.ts'

/** As root on Debian and its like; false anywhere else, or when it did not work. Services that come along are not started. */
export async function installDebianPackages(input: { packages: string[]; saying: string; progress: Progress }): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  return input.progress.step(input.saying, async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
    await runProgram({ program: 'apt-get', args: ['update', '-qq'], env, quiet: true })
    const args = ['install', '-y', '-qq', '--no-install-recommends', ...input.packages]
    return (await runProgram({ program: 'apt-get', args, env, quiet: true })).code === 0
  })
}

import { spawnSync } from 'node:child_process'
import { installDebianPackages } from './install-debian-packages.ts'
import type { Progress } from './progress.ts'

/** The tests of several processes want a real Redis: the machine's, or one we install. Without one they say that they used a stand-in. */
export async function provideRedis(progress: Progress): Promise<void> {
  if (spawnSync('redis-server', ['--version']).status === 0) return
  await installDebianPackages({ packages: ['redis-server'], saying: 'Installing Redis from Debian (some seconds)', progress })
}

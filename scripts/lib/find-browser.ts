import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { installDebianPackages } from './install-debian-packages.ts'
import type { Progress } from './progress.ts'
import { runTool } from './run-program.ts'

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Program of a Chromium; null means Playwright's own. Looked for in this order: Playwright's own, the system's, one we install
 * (from Debian's packages as root, else by Playwright).
 */
export async function findBrowser(progress: Progress): Promise<string | null> {
  if (existsSync(chromium.executablePath())) return null
  const system = systemBrowsers.find((path) => existsSync(path))
  if (system) return system

  const packages = ['chromium', 'fonts-noto-cjk']
  const saying = 'Installing Chromium and Chinese fonts from Debian (about a minute)'
  const installed = await installDebianPackages({ packages, saying, progress })
  if (installed && existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'

  const fetched = await progress.step('Installing Chromium by Playwright', () =>
    runTool({ tool: '@playwright/test/cli.js', args: ['install', 'chromium'], quiet: true }),
  )
  if (fetched.code === 0 && existsSync(chromium.executablePath())) return null
  throw new Error('No browser for the end-to-end tests: install Chromium (Debian: apt-get install chromium fonts-noto-cjk) and run again.')
}

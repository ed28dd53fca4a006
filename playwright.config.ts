import { createServer } from 'node:net'
import { defineConfig, devices } from '@playwright/test'

// One address for the whole run, chosen before anything starts; the workers read this file again and find it set.
process.env.TANDEM_E2E_PORT ??= String(await freePort())
const baseURL = `http://localhost:${process.env.TANDEM_E2E_PORT}`

/** End-to-end tests in a real browser against the production build, started by tests/setup/e2e-server.ts with its own data. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  globalSetup: './tests/setup/e2e-server.ts',
  // One server and one workspace: files run side by side only when they do not touch each other's things.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    // A step that cannot be done names itself, instead of using up the whole test's time.
    actionTimeout: 15_000,
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env.TANDEM_BROWSER ? { executablePath: process.env.TANDEM_BROWSER } : {}),
      args: ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

import { defineConfig } from 'vitest/config'

/**
 * unit: pure cores, no I/O, seconds. integration: against a real Postgres whose address tests/setup provides.
 * A file is an integration test when it is called *.integration.test.ts, a fault test when *.faults.test.ts.
 */
export default defineConfig({
  test: {
    pool: 'forks',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{flows,server,components,scripts,tests}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.integration.test.ts', '**/*.faults.test.ts', 'node_modules/**'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{server,tests,prisma}/**/*.integration.test.ts'],
          globalSetup: ['tests/setup/postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['{server,tests}/**/*.faults.test.ts'],
          globalSetup: ['tests/setup/postgres.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})

import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../server/platform/project-root.ts'
import { runChecks } from './checks.ts'
import { findBrowser } from './find-browser.ts'
import type { Progress } from './progress.ts'
import { provideRedis } from './provide-redis.ts'
import { runTool } from './run-program.ts'
import { type Tally, tallyPlaywright, tallyVitest } from './tally.ts'

export type Stage = 'check' | 'unit' | 'integration' | 'faults' | 'e2e'

/** In the order of a whole run: what is quick and likely to fail comes first. */
export const stages: Stage[] = ['check', 'unit', 'integration', 'faults', 'e2e']

/** Runs one stage; `filters` go to the runner (files, names). A stage in which nothing ran has failed. */
export async function runStage(input: { stage: Stage; filters: string[]; long: boolean; progress: Progress }): Promise<Tally> {
  const { stage } = input
  const tally =
    stage === 'check' ? await runChecks() : stage === 'e2e' ? await runBrowserTests(input) : await runVitest({ ...input, project: stage })
  if (tally.passed + tally.failed > 0) return tally
  console.error(`✗ ${stage}: not a single test ran`)
  return { passed: 0, failed: 1 }
}

async function runVitest(input: { project: string; filters: string[]; long: boolean; progress: Progress }): Promise<Tally> {
  if (input.project !== 'unit') await provideRedis(input.progress)
  const report = reportFile(input.project)
  await runTool({
    tool: 'vitest/vitest.mjs',
    args: ['run', '--project', input.project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...input.filters],
    env: { TANDEM_FAULTS: input.long ? 'long' : 'short' },
  })
  return readReport(report, tallyVitest)
}

async function runBrowserTests(input: { filters: string[]; progress: Progress }): Promise<Tally> {
  const browser = await findBrowser(input.progress)
  const report = reportFile('e2e')
  const scaled = input.filters.includes('--scaled')
  if (scaled) await provideRedis(input.progress)
  const filters = input.filters.filter((filter) => filter !== '--scaled')
  await runTool({
    tool: '@playwright/test/cli.js',
    args: ['test', '--reporter=list,json', ...filters],
    env: {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      // The journeys against several processes instead of one.
      ...(scaled ? { TANDEM_E2E_SCALED: '1' } : {}),
      ...(browser ? { TANDEM_BROWSER: browser } : {}),
    },
  })
  return readReport(report, tallyPlaywright)
}

function reportFile(name: string): string {
  const folder = join(projectRoot, 'test-results')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `report-${name}-${process.pid}.json`)
  rmSync(file, { force: true })
  return file
}

/** A runner that died before it could report has failed. */
function readReport<T>(file: string, tally: (report: T) => Tally): Tally {
  try {
    return tally(JSON.parse(readFileSync(file, 'utf8')) as T)
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(file, { force: true })
  }
}

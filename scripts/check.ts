import { runChecks } from './lib/checks.ts'
import { runTool } from './lib/run-program.ts'

/** `npm run check`: types, lint, format, dead code, and the house rules of tests/architecture. Seconds. */
const tally = await runChecks()
const { code } = await runTool({ tool: 'vitest/vitest.mjs', args: ['run', '--project', 'unit', 'tests/architecture'] })
process.exitCode = tally.failed === 0 && code === 0 ? 0 : 1

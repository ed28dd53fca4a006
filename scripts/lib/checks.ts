import { runTool } from './run-program.ts'
import type { Tally } from './tally.ts'

/** What can be said of the code without running it. Each is one line in the result. */
const checks = [
  { name: 'types', tool: 'typescript/bin/tsc', args: ['--noEmit'] },
  { name: 'lint and format', tool: '@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings', '.'] },
  { name: 'dead code', tool: 'knip/bin/knip.js', args: ['--no-progress'] },
]

/** Runs them one after the other and prints what the failing ones say. */
export async function runChecks(): Promise<Tally> {
  let passed = 0
  for (const { name, tool, args } of checks) {
    const { code, output } = await runTool({ tool, args, quiet: true })
    console.log(`${code === 0 ? '✓' : '✗'} ${name}`)
    if (code === 0) passed++
    else console.log(output.trim())
  }
  return { passed, failed: checks.length - passed }
}

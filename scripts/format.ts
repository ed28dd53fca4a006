import { runTool } from './lib/run-program.ts'

/** `npm run format [folder …]`: formats and mends what the linter can mend. */
const paths = process.argv.slice(2)
const { code } = await runTool({ tool: '@biomejs/biome/bin/biome', args: ['check', '--write', ...(paths.length > 0 ? paths : ['.'])] })
process.exitCode = code

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Figure } from '../bench/figure.ts'
import { projectRoot } from '../server/platform/project-root.ts'

/**
 * `npm run bench` measures everything, `npm run bench engine-turn` one file (engine.turn is the same); one line of JSON per figure.
 * Every file of bench/ but figure.ts is a benchmark; what they share is in folders. A number is its size: `npm run bench soak 5` takes five minutes.
 */
/** Take so long that they run by name only. */
const asked = new Set(['soak'])
const folder = join(projectRoot, 'bench')
const all = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'figure.ts')
  .map((name) => name.slice(0, -3))
const given = process.argv.slice(2)
const size = given.find((word) => /^\d+$/.test(word))
const wanted = given.filter((word) => word !== size).map((name) => name.replaceAll('.', '-'))
const unknown = wanted.find((name) => !existsSync(join(folder, `${name}.ts`)))
if (unknown) {
  console.error(`There is no benchmark "${unknown}". There are: ${all.join(', ') || 'none yet'}.`)
  process.exit(1)
}
for (const name of wanted.length > 0 ? wanted : all.filter((name) => !asked.has(name))) {
  const { run } = (await import(join(folder, `${name}.ts`))) as { run(size?: number): Promise<Figure[]> }
  for (const figure of await run(size === undefined ? undefined : Number(size))) console.log(JSON.stringify(figure))
}
// Pools and servers of a benchmark that failed to close must not keep the command alive.
process.exit(0)

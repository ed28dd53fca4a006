import { createProgress } from './lib/progress.ts'
import { addUp, type Tally } from './lib/tally.ts'
import { runStage, type Stage, stages } from './lib/test-stages.ts'

/**
 * `npm test`: everything, in turn, with one line at the end. `npm test unit flows/` runs one stage, with what the runner should
 * look at. Faults run in their short form within everything, in their long form when asked for.
 */
const [wanted, ...filters] = process.argv.slice(2)
if (wanted && !stages.includes(wanted as Stage)) {
  console.error(`There is no stage "${wanted}". There are: ${stages.join(', ')}.`)
  process.exit(1)
}

const progress = createProgress()
const results: { stage: Stage; tally: Tally; seconds: number }[] = []
for (const stage of wanted ? [wanted as Stage] : stages) {
  console.log(`\n── ${stage} ──`)
  const began = Date.now()
  const tally = await runStage({ stage, filters, long: wanted === 'faults', progress }).catch((error): Tally => {
    console.error(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1 }
  })
  results.push({ stage, tally, seconds: (Date.now() - began) / 1000 })
}

console.log('')
for (const { stage, tally, seconds } of results) {
  console.log(
    `${tally.failed === 0 ? '✓' : '✗'} ${stage.padEnd(12)}${tally.passed} of ${tally.passed + tally.failed} in ${seconds.toFixed(0)} s`,
  )
}
const total = addUp(results.map((result) => result.tally))
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1

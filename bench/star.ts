import { type Measured, measureStar } from '../tests/star/measure.ts'
import type { Figure } from './figure.ts'

/**
 * star.<task>: share of a recorded wizard's turns in which the task's flow says the same; star.all.recorded: with values known as the
 * wizard understood them; star.all.asked: without what was said ahead and without corrections (docs/star.md).
 */
export async function run(): Promise<Figure[]> {
  const measured = measureStar()
  const share = (name: string, same: number, turns: number): Figure => ({
    name: `star.${name}`,
    value: Math.round((1000 * same) / turns) / 10,
    unit: '% of turns',
    reference: null,
    ratio: null,
    n: turns,
  })
  const overall = (name: string, tasks: Measured[]) => {
    const all = tasks.reduce((sum, { turns, same }) => ({ turns: sum.turns + turns, same: sum.same + same }), { turns: 0, same: 0 })
    return share(name, all.same, all.turns)
  }
  return [
    ...measured.map(({ task, same, turns }) => share(task, same, turns)),
    overall('all', measured),
    overall('all.recorded', measureStar('recorded')),
    overall('all.asked', measureStar('asked')),
  ]
}

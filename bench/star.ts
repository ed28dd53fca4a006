import { measureStar } from '../tests/star/measure.ts'
import type { Figure } from './figure.ts'

/** star.<task>: share of a recorded wizard's turns in which the task's flow says the same (docs/star.md). */
export async function run(): Promise<Figure[]> {
  const measured = measureStar()
  const all = measured.reduce((sum, { turns, same }) => ({ turns: sum.turns + turns, same: sum.same + same }), { turns: 0, same: 0 })
  const share = (name: string, same: number, turns: number): Figure => ({
    name: `star.${name}`,
    value: Math.round((1000 * same) / turns) / 10,
    unit: '% of turns',
    reference: null,
    ratio: null,
    n: turns,
  })
  return [...measured.map(({ task, same, turns }) => share(task, same, turns)), share('all', all.same, all.turns)]
}

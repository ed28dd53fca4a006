import { describe, expect, it } from 'vitest'
import { analyse } from '../../flows/analysis/analyse.ts'
import { compile } from '../../flows/engine/compile.ts'
import { chartToProject } from './chart-to-project.ts'
import { readCharts } from './data.ts'
import { measureStar } from './measure.ts'

describe.each(readCharts())('the chart $task', (chart) => {
  it('is a flow without anything to point out above a note', () => {
    const project = chartToProject(chart)
    expect(compile(project).broken).toEqual([])
    expect(analyse(project, { queueIds: ['people'] }).filter(({ severity }) => severity !== 'note')).toEqual([])
  })
})

// The figures are in docs/star.md; this holds the line below them.
it.each([
  ['own', 0.563],
  ['recorded', 0.585],
] as const)(
  'with %s understanding the flows say what the recorded wizards picked in as many of 12,546 turns as was measured',
  (understood, least) => {
    const measured = measureStar(understood)
    const sum = (of: (each: (typeof measured)[number]) => number) => measured.reduce((total, each) => total + of(each), 0)
    expect(sum(({ turns }) => turns)).toBe(12_546)
    expect(sum(({ same }) => same) / sum(({ turns }) => turns)).toBeGreaterThanOrEqual(least)
    expect(measured.filter(({ same, turns }) => same / turns > 0.5).length).toBeGreaterThanOrEqual(15)
  },
  60_000,
)

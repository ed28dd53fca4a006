import type { Language } from '../../flows/document/primitives.ts'
import type { Project } from '../../flows/document/project.ts'
import { compile } from '../../flows/engine/compile.ts'
import type { Unmet } from '../../flows/scenarios/check-expectation.ts'
import { addTrace, type CoverageFigures, coverable, coverageFigures, emptyCoverage } from '../../flows/scenarios/coverage.ts'
import { generateScenarios } from '../../flows/scenarios/generate/generate-scenarios.ts'
import { type MutationScore, mutationScore } from '../../flows/scenarios/mutation/mutation-score.ts'
import { runScenario, type ScenarioResult } from '../../flows/scenarios/run-scenario.ts'
import type { Scenario } from '../../flows/scenarios/scenario.ts'

/** How one scenario went, small enough to hand from the worker to the page. */
export type Outcome = {
  scenarioId: string
  passed: boolean
  /** The opening first (index −1), then every step. */
  steps: { index: number; said: string[]; unmet: Unmet[] }[]
  unanswered: ScenarioResult['unanswered']
  /** What stood on the choices that were offered, by id. */
  choices: Record<string, string>
}

export type SuiteWork =
  | { kind: 'run'; project: Project; scenarios: readonly Scenario[] }
  | { kind: 'generate'; project: Project; language: Language }
  | { kind: 'score'; project: Project; scenarios: readonly Scenario[] }

export type SuiteReport =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'ran'; outcomes: Outcome[]; figures: CoverageFigures }
  | { kind: 'generated'; scenarios: Scenario[] }
  | { kind: 'scored'; score: MutationScore }

/** The work itself, wherever it is done. `report` hears the progress, and the result last. @throws Error when the project cannot be compiled */
export function doSuiteWork(work: SuiteWork, report: (report: SuiteReport) => void): void {
  const onProgress = (done: number, total: number): void => report({ kind: 'progress', done, total })
  if (work.kind === 'score') report({ kind: 'scored', score: mutationScore({ ...work, onProgress }) })
  else if (work.kind === 'run') report({ kind: 'ran', ...runAll(work, onProgress) })
  else {
    const { scenarios } = generateScenarios({ program: compile(work.project), language: work.language })
    report({ kind: 'generated', scenarios })
  }
}

function runAll({ project, scenarios }: Extract<SuiteWork, { kind: 'run' }>, onProgress: (done: number, total: number) => void) {
  const program = compile(project)
  const covered = emptyCoverage()
  const outcomes = scenarios.map((scenario, index) => {
    onProgress(index, scenarios.length)
    const result = runScenario({ program, scenario })
    for (const { moment } of result.steps) addTrace(covered, moment.trace)
    return toOutcome(result)
  })
  return { outcomes, figures: coverageFigures(covered, coverable(project)) }
}

function toOutcome({ scenario, passed, steps, unanswered }: ScenarioResult): Outcome {
  const choices: Record<string, string> = {}
  for (const { moment } of steps)
    for (const command of moment.commands)
      if (command.kind === 'say') for (const { id, label } of command.choices ?? []) choices[id] = label
  const texts = steps.map(({ index, moment, unmet }) => ({
    index,
    said: moment.commands.flatMap((command) => (command.kind === 'say' && command.text !== '' ? [command.text] : [])),
    unmet,
  }))
  return { scenarioId: scenario.id, passed, steps: texts, unanswered, choices }
}

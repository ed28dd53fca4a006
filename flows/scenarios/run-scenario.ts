import type { Program } from '../engine/program.ts'
import { checkExpectation, type Unmet } from './check-expectation.ts'
import type { Moment, Stage, Understand } from './moment.ts'
import { createStage, openMoment } from './open-moment.ts'
import { playAct } from './play-act.ts'
import type { Scenario } from './scenario.ts'

/** One step as it went; index −1 is the opening of the conversation. */
export type StepResult = { index: number; moment: Moment; unmet: Unmet[] }
export type ScenarioResult = {
  scenario: Scenario
  passed: boolean
  steps: StepResult[]
  /** Calls to other systems the scenario gives no answer for: they failed with `unanswered`. */
  unanswered: { index: number; effect: string; nodeId: string }[]
}

/** Play a scenario from the opening to its last step. What is not as expected is noted and the play goes on, so that one sees all of it. */
export function runScenario({
  program,
  scenario,
  understand,
  onTurn,
}: {
  program: Program
  scenario: Scenario
  understand?: Understand
  onTurn?: Stage['onTurn']
}): ScenarioResult {
  const stage = createStage({ program, scenario, ...(understand ? { understand } : {}), ...(onTurn ? { onTurn } : {}) })
  let moment = openMoment(stage)
  const steps: StepResult[] = [check(-1, moment, scenario.opens)]
  for (const [index, { act, expect }] of scenario.steps.entries()) {
    moment = playAct(stage, moment, act)
    steps.push(check(index, moment, expect))
  }
  return {
    scenario,
    passed: steps.every(({ unmet }) => unmet.length === 0),
    steps,
    unanswered: steps.flatMap(({ index, moment: { unanswered } }) =>
      unanswered.map(({ request, nodeId }) => ({ index, effect: request.kind, nodeId })),
    ),
  }
}

function check(index: number, moment: Moment, expectations: Scenario['opens']): StepResult {
  return { index, moment, unmet: expectations.flatMap((expectation) => checkExpectation(moment, expectation) ?? []) }
}

import type { Program } from '../engine/program.ts'
import { expectationsOf } from './record-scenario.ts'
import { runScenario } from './run-scenario.ts'
import type { Scenario } from './scenario.ts'

/** The same acts, expecting what the project does now: for a new scenario, and for one that failed because the change was meant. */
export function expectWhatHappens({ program, scenario }: { program: Program; scenario: Scenario }): Scenario {
  const { steps } = runScenario({ program, scenario })
  const [opening, ...rest] = steps.map(({ moment }) => expectationsOf([moment]))
  return { ...scenario, opens: opening ?? [], steps: scenario.steps.map((step, at) => ({ ...step, expect: rest[at] ?? [] })) }
}

import type { Project } from '../../flows/document/project.ts'
import { compile } from '../../flows/engine/compile.ts'
import type { ConversationEvent } from '../../flows/engine/types.ts'
import { type RecordedTurn, recordScenario } from '../../flows/scenarios/record-scenario.ts'
import { runScenario } from '../../flows/scenarios/run-scenario.ts'
import type { Scenario } from '../../flows/scenarios/scenario.ts'
import type { SimulatedStep } from '../simulator/session.ts'

export type RecordedRun =
  /** `differences`: expectations that do not hold when it is played again at once. */
  | { scenario: Scenario; differences: number }
  /** Variables set by hand are nothing a customer or the world does. */
  | { refused: 'byHand' }

/**
 * A simulated run as a scenario, played again at once to see whether it comes out the same. Setting the clock moves what waits
 * along, so nothing falls due by it: what came before is moved to just before, as if it had always been then.
 */
export function recordRun({
  steps,
  project,
  id,
  unnamed,
}: {
  steps: readonly SimulatedStep[]
  /** The draft the run was on. */
  project: Project
  id: string
  /** Its name when the customer said nothing. */
  unnamed: string
}): RecordedRun {
  if (steps.some(({ event }) => event.kind === 'edit')) return { refused: 'byHand' }
  const scenario = recordScenario({
    turns: withoutClock(steps),
    id,
    name: nameOf(steps) || unnamed,
    timezone: project.settings.calendars[0]?.timezone ?? 'Asia/Shanghai',
  })
  if (!scenario) return { refused: 'byHand' }
  const { steps: played } = runScenario({ program: compile(project), scenario })
  return { scenario, differences: played.reduce((sum, { unmet }) => sum + unmet.length, 0) }
}

function withoutClock(steps: readonly SimulatedStep[]): RecordedTurn[] {
  let shift = 0
  return steps
    .toReversed()
    .flatMap((step) => {
      if (step.event.kind === 'clock') shift += step.event.to - step.facts.now
      if (!isTurn(step)) return []
      return [{ ...step, facts: { ...step.facts, now: step.facts.now + shift } }]
    })
    .toReversed()
}

function isTurn(step: SimulatedStep): step is SimulatedStep & { event: ConversationEvent } {
  return step.event.kind !== 'clock' && step.event.kind !== 'edit'
}

/** What the customer said, in short. */
function nameOf(steps: readonly SimulatedStep[]): string {
  const said = steps.flatMap(({ event }) => (event.kind === 'message' && event.text ? [event.text] : []))
  return said.join(' → ').slice(0, 80)
}

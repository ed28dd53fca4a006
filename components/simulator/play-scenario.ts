import type { Project } from '../../flows/document/project.ts'
import type { ConversationEvent, Facts } from '../../flows/engine/types.ts'
import { runScenario } from '../../flows/scenarios/run-scenario.ts'
import type { Scenario } from '../../flows/scenarios/scenario.ts'
import { newSession, type Session, takeStep } from './session.ts'

/** A scenario as a run of the simulator, standing at its last step. What other systems answer is what the scenario says. */
export function playScenario({ project, scenario }: { project: Project; scenario: Scenario }): Session {
  const start = newSession({ project, language: scenario.language })
  const turns: { event: ConversationEvent; facts: Facts }[] = []
  runScenario({ program: start.program, scenario, onTurn: (turn) => turns.push(turn) })
  return turns.reduce(
    (session, { event, facts }) =>
      takeStep(session, event, facts, event.kind === 'effect' ? { answered: { by: 'recording', millis: null } } : {}),
    start,
  )
}

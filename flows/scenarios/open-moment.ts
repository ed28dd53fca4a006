import { capabilitiesOf } from '../channels/channel-kinds.ts'
import { createState } from '../engine/create-state.ts'
import type { Program } from '../engine/program.ts'
import { toInstant } from './instant.ts'
import type { Moment, Stage, Understand } from './moment.ts'
import { playEvent } from './play-act.ts'
import type { Scenario } from './scenario.ts'
import { staffedQueue } from './staffed-queue.ts'
import { understandByExamples } from './understand-by-examples.ts'

/** What a scenario is played on. */
export function createStage({
  program,
  scenario,
  understand,
  onTurn,
}: {
  program: Program
  scenario: Scenario
  understand?: Understand
  onTurn?: Stage['onTurn']
}): Stage {
  const { kind, capabilities = {} } = scenario.channel
  return {
    program,
    scenario,
    understand: understand ?? understandByExamples(program.project.intents),
    channel: { id: kind, kind, capabilities: { ...capabilitiesOf(kind), ...capabilities } },
    timezone: program.project.settings.calendars[0]?.timezone ?? 'Asia/Shanghai',
    ...(onTurn ? { onTurn } : {}),
  }
}

/** The customer opens the conversation. */
export function openMoment(stage: Stage): Moment {
  const { program, scenario } = stage
  const now = toInstant(scenario.startsAt, stage.timezone)
  const moment: Moment = {
    now,
    played: 0,
    state: createState(program, { now, language: scenario.language }),
    // Another seed is another customer: what is decided once per customer comes out differently too.
    customer: { id: `customer-${scenario.seed}`, ...scenario.customer },
    queues: Object.fromEntries(queuesOf(program, scenario).map((id) => [id, staffedQueue(id, scenario.queues[id])])),
    answers: scenario.answers,
    calls: [],
    commands: [],
    trace: [],
    unanswered: [],
  }
  return playEvent(stage, moment, { kind: 'start' })
}

/** Every queue the project or the scenario names exists. */
function queuesOf({ project, flows }: Program, scenario: Scenario): string[] {
  const ids = new Set([project.settings.fallbackQueueId, ...Object.keys(scenario.queues)])
  for (const rule of project.policy.rules) for (const action of rule.then) if ('queueId' in action) ids.add(action.queueId)
  for (const flow of flows.values()) for (const { parsed } of flow.nodes.values()) for (const id of parsed.uses.queues ?? []) ids.add(id)
  ids.delete('')
  return [...ids]
}

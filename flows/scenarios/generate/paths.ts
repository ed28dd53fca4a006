import { keysOf } from '../coverage.ts'
import type { Call, Moment, Stage } from '../moment.ts'
import { openMoment } from '../open-moment.ts'
import { playAct } from '../play-act.ts'
import type { ScenarioAct, ScenarioAnswer } from '../scenario.ts'
import { customerActs, insist } from './candidate-acts.ts'
import { answerVariants } from './effect-answers.ts'
import type { Wish } from './wishes.ts'

/** Most different calls of one act to try answers for. */
const MAX_CALLS = 4
/** How often nonsense is said in a row. */
const MAX_INSISTING = 12

/** `opening`: how other systems answer what is asked before anybody says anything. */
export type Path = { moment: Moment; opening: readonly ScenarioAnswer[]; acts: readonly ScenarioAct[]; keys: ReadonlySet<string> }

/** The conversation opened; where that makes calls, once for every answer worth trying. */
export function openings({
  stage,
  wishes,
  opening,
}: {
  stage: Stage
  wishes: readonly Wish[]
  opening: readonly ScenarioAnswer[]
}): Path[] {
  const moment = openMoment({ ...stage, scenario: { ...stage.scenario, answers: [...opening] } })
  const call = moment.unanswered[0]
  if (!call || opening.length >= MAX_CALLS) return [{ moment, opening, acts: [], keys: new Set(keysOf(moment.trace)) }]
  return answersTo(stage, call, wishes).flatMap((answer) => openings({ stage, wishes, opening: [...opening, answer] }))
}

export function playAll(stage: Stage, from: Path, acts: readonly ScenarioAct[]): Path {
  return acts.reduce((path, act) => follow(path, act, playAct(stage, path.moment, act)), from)
}

function follow(path: Path, act: ScenarioAct, moment: Moment): Path {
  return { ...path, moment, acts: [...path.acts, act], keys: new Set([...path.keys, ...keysOf(moment.trace)]) }
}

type Try = { stage: Stage; path: Path; act: ScenarioAct; wishes: readonly Wish[]; calls: number }

/** An act; where it makes calls nobody answers yet, once for every answer worth trying. */
export function tryAct({ stage, path, act, wishes, calls }: Try): Path[] {
  const here = follow(path, act, playAct(stage, path.moment, act))
  const call = here.moment.unanswered[0]
  if (!call || calls >= MAX_CALLS) return [here]
  return answersTo(stage, call, wishes).flatMap((answer) => {
    const told: ScenarioAct = { kind: 'answer', answer }
    return tryAct({ stage, path: follow(path, told, playAct(stage, path.moment, told)), act, wishes, calls: calls + 1 })
  })
}

/** What may come back from a call: every result that may make a difference, and a failure. */
function answersTo({ program }: Stage, { nodeId, request }: Call, wishes: readonly Wish[]): ScenarioAnswer[] {
  const node = [...program.flows.values()].map((flow) => flow.nodes.get(nodeId)).find((each) => each !== undefined)
  const answer = (then: ScenarioAnswer['then']): ScenarioAnswer => ({ effect: request.kind, nodeId, times: 1, afterMs: 0, then })
  return [
    ...answerVariants(node, request, wishes).map((result) => answer({ kind: 'result', result })),
    answer({ kind: 'error', code: 'http_500', message: '' }),
  ]
}

/** As it is; nobody there; queues closed; the middle of the night of a Sunday; customers the conditions ask for. */
export function worlds({ stage, moment, wishes }: { stage: Stage; moment: Moment; wishes: readonly Wish[] }): ScenarioAct[][] {
  const all = (figures: Extract<ScenarioAct, { kind: 'queue' }>['figures']) =>
    Object.keys(moment.queues).map((queueId): ScenarioAct => ({ kind: 'queue', queueId, figures }))
  const hasHours = stage.program.project.settings.calendars.length > 0
  const night: ScenarioAct[][] = hasHours ? [[{ kind: 'clock', at: '2026-01-11T03:10' }]] : []
  return [[], all({ online: 0, free: 0 }), all({ open: false }), ...night, ...customerActs(wishes).map((act) => [act])]
}

/** Saying nonsense again and again, as far as it leads. */
export function insisting(stage: Stage, from: Path): Path[] {
  const paths: Path[] = []
  let path = from
  for (let said = 0; said < MAX_INSISTING; said++) {
    const act = insist(stage, path.moment)
    if (!act) break
    path = follow(path, act, playAct(stage, path.moment, act))
    paths.push(path)
  }
  return paths
}

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

/** Where acts have led. The stage's scenario says how it started: when, with what chance, and which answers were there from the beginning. */
export type Path = { stage: Stage; moment: Moment; acts: readonly ScenarioAct[]; keys: ReadonlySet<string> }

/** The conversation opened; where that makes calls, once for every answer worth trying, one after the other as they are asked for. */
export function* openings(stage: Stage, wishes: readonly Wish[]): Generator<Path> {
  const { scenario } = stage
  const moment = openMoment(stage)
  const call = moment.unanswered[0]
  if (!call || scenario.answers.length >= MAX_CALLS) yield { stage, moment, acts: [], keys: new Set(keysOf(moment.trace)) }
  else
    for (const answer of answersTo(stage, call, wishes))
      yield* openings({ ...stage, scenario: { ...scenario, answers: [...scenario.answers, answer] } }, wishes)
}

export function playAll(from: Path, acts: readonly ScenarioAct[]): Path {
  return acts.reduce(follow, from)
}

function follow(path: Path, act: ScenarioAct): Path {
  const moment = playAct(path.stage, path.moment, act)
  return { ...path, moment, acts: [...path.acts, act], keys: new Set([...path.keys, ...keysOf(moment.trace)]) }
}

type Try = { path: Path; act: ScenarioAct; wishes: readonly Wish[]; calls: number }

/** An act; where it makes calls nobody answers yet, once for every answer worth trying, one after the other as they are asked for. */
export function* tryAct({ path, act, wishes, calls }: Try): Generator<Path> {
  const here = follow(path, act)
  const call = here.moment.unanswered[0]
  if (!call || calls >= MAX_CALLS) yield here
  else
    for (const answer of answersTo(path.stage, call, wishes))
      yield* tryAct({ path: follow(path, { kind: 'answer', answer }), act, wishes, calls: calls + 1 })
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

/** As it is; nobody there; queues closed; customers the conditions ask for. */
export function worlds({ moment }: Path, wishes: readonly Wish[]): ScenarioAct[][] {
  const all = (figures: Extract<ScenarioAct, { kind: 'queue' }>['figures']) =>
    Object.keys(moment.queues).map((queueId): ScenarioAct => ({ kind: 'queue', queueId, figures }))
  return [[], all({ online: 0, free: 0 }), all({ open: false }), ...customerActs(wishes).map((act) => [act])]
}

/** Saying nonsense again and again, as far as it leads. */
export function insisting(from: Path): Path[] {
  const paths: Path[] = []
  let path = from
  for (let said = 0; said < MAX_INSISTING; said++) {
    const act = insist(path.stage, path.moment)
    if (!act) break
    path = follow(path, act)
    paths.push(path)
  }
  return paths
}

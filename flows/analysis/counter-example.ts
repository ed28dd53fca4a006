import type { Language } from '../document/primitives.ts'
import type { Project } from '../document/project.ts'
import { compile } from '../engine/compile.ts'
import type { Program } from '../engine/program.ts'
import { candidateActs, customerActs } from '../scenarios/generate/candidate-acts.ts'
import { insisting, openings, type Path, playAll, tryAct } from '../scenarios/generate/paths.ts'
import { situationOf } from '../scenarios/generate/situation.ts'
import { starts } from '../scenarios/generate/starts.ts'
import { type Wish, wishesOf } from '../scenarios/generate/wishes.ts'
import { createStage, openMoment } from '../scenarios/open-moment.ts'
import { type Scenario, type ScenarioQueue, scenarioSchema } from '../scenarios/scenario.ts'
import { distancesTo } from './distances.ts'
import type { Finding } from './finding.ts'
import { type Goal, goalOf } from './goal.ts'
import { describeFinding } from './words.ts'

/** Most that is played in a search, in things that happen (a node that runs, a port that is taken); what takes more to find is not found. */
const MAX_PLAYED = 40_000
/** Longer conversations are not made shorter by leaving acts out. */
const MAX_SHORTENED = 40
/** Most acts in a row; half as many as a scenario may have. */
const MAX_DEPTH = 250
/** What could happen anywhere is tried after everything this many cards further off. */
const ANYWHERE_LATER = 1.5
/** An act more counts like half a card further off: what leads nearer is followed first, but not for ever. */
const DEPTH_COSTS = 0.5

/**
 * A conversation that leads to what the finding is about: where the value is not set, the loop begins, nobody comes, the sixth message
 * is sent. As short as it gets by leaving acts out, and with what is to be seen at its end as expectation. Undefined where the
 * finding is not about a way, or no way was found. It is searched for by playing, so ask when a finding is looked at.
 */
export function counterExample(project: Project, finding: Finding, language: Language = project.defaultLanguage): Scenario | undefined {
  const goal = goalOf(project, finding)
  if (!goal) return undefined
  const world = scenarioSchema.parse({
    id: 'counter-example',
    name: describeFinding({ finding, language, project }).slice(0, 160),
    language: project.defaultLanguage,
    ...(goal.channel === undefined ? {} : { channel: { kind: goal.channel } }),
    steps: [],
  })
  const found = search(project, goal, world)
  return found && toScenario(shorten(found, goal), goal)
}

function search(project: Project, goal: Goal, world: Scenario): Path | undefined {
  const program = compile(project)
  const wishes = wishesOf(project)
  const distances = distancesTo(project, goal.flowId, goal.cardId)
  const queue = createQueue()
  const seen = new Set<string>()
  let played = 0
  let found: Path | undefined
  const isOver = () => found !== undefined || played >= MAX_PLAYED
  const admit = (path: Path): void => {
    played += 1 + path.moment.trace.length
    if (goal.isReached(path.moment)) found ??= path
    const situation = situationOf(path)
    if (seen.has(situation) || path.acts.length >= MAX_DEPTH) return
    seen.add(situation)
    const top = path.moment.state.stack.at(-1)
    const left = distances.get(`${top?.flowId}/${top?.cardId}`) ?? distances.size + 1
    const rank = left + path.acts.length * DEPTH_COSTS
    queue.add({
      rank,
      open: () => path.moment.state.owner !== 'closed' && follow({ path, wishes, what: 'own', admit, isOver }),
    })
    queue.add({
      rank: rank + ANYWHERE_LATER,
      open: () => follow({ path, wishes, what: 'anywhere', admit, isOver }),
    })
  }
  for (const scenario of starts(world, project).flatMap((start) => inOtherWorlds(start, program, wishes)))
    for (const opened of openings(createStage({ program, scenario }), wishes)) {
      if (found || played >= MAX_PLAYED / 2) break
      admit(opened)
    }
  for (let next = queue.take(); next && !isOver(); next = queue.take()) next.open()
  return found
}

/** As it is; nobody there; queues closed; customers the conditions ask for: from the very beginning. */
function inOtherWorlds(start: Scenario, program: Program, wishes: readonly Wish[]): Scenario[] {
  const { queues } = openMoment(createStage({ program, scenario: start }))
  const all = (figures: ScenarioQueue) => Object.fromEntries(Object.keys(queues).map((queueId) => [queueId, figures]))
  const customers = customerActs(wishes).flatMap((act) => (act.kind === 'customer' ? [act] : []))
  return [
    start,
    ...(Object.keys(queues).length > 0 ? [{ online: 0, free: 0 }, { open: false }] : []).map((figures) => ({
      ...start,
      queues: all(figures),
    })),
    ...customers.map(({ attributes, tags = [] }) => ({ ...start, customer: { ...start.customer, attributes, tags } })),
  ]
}

type Follow = { path: Path; wishes: readonly Wish[]; what: 'own' | 'anywhere'; admit: (path: Path) => void; isOver: () => boolean }

function follow({ path, wishes, what, admit, isOver }: Follow): void {
  for (const act of candidateActs(path.stage, path.moment, wishes)[what])
    for (const next of tryAct({ path, act, wishes, calls: 0 })) {
      admit(next)
      if (isOver()) return
    }
  if (what === 'own') for (const next of insisting(path)) admit(next)
}

/** What is nearest comes first; of equals what came first. */
function createQueue() {
  const items: { rank: number; open: () => unknown }[] = []
  return {
    add(item: { rank: number; open: () => unknown }): void {
      let at = items.length
      while (at > 0 && (items[at - 1]?.rank ?? 0) <= item.rank) at -= 1
      items.splice(at, 0, item)
    },
    take: () => items.pop(),
  }
}

/** Leaves out every act that is not needed, from the last on. */
function shorten(found: Path, goal: Goal): Path {
  const start: Path = { stage: found.stage, moment: openMoment(found.stage), acts: [], keys: new Set() }
  if (found.acts.length > MAX_SHORTENED) return found
  let best = found
  for (let at = found.acts.length - 1; at >= 0; at--) {
    const path = playAll(start, best.acts.toSpliced(at, 1))
    if (goal.isReached(path.moment)) best = path
  }
  return best
}

function toScenario({ stage, acts, moment }: Path, goal: Goal): Scenario {
  const expect = goal.expect ?? [{ kind: 'owner', owner: moment.state.owner }]
  const steps = acts.map((act, index) => ({ act, expect: index === acts.length - 1 ? expect : [] }))
  return { ...stage.scenario, opens: acts.length === 0 ? expect : [], steps }
}

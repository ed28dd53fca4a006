import type { Language } from '../../document/primitives.ts'
import type { Program } from '../../engine/program.ts'
import { addTrace, type Coverage, type CoverageFigures, coverable, coverageFigures, emptyCoverage } from '../coverage.ts'
import { expectWhatHappens } from '../expect-what-happens.ts'
import { createStage } from '../open-moment.ts'
import { runScenario } from '../run-scenario.ts'
import { type Scenario, type ScenarioAct, scenarioSchema } from '../scenario.ts'
import { candidateActs } from './candidate-acts.ts'
import { insisting, openings, type Path, playAll, tryAct, worlds } from './paths.ts'
import { situationOf, worldOf } from './situation.ts'
import { starts } from './starts.ts'
import { wishesOf } from './wishes.ts'

export type Generated = { scenarios: Scenario[]; figures: CoverageFigures /** Acts tried. */; tried: number }

/** Most acts to try, and most in a row. */
const MAX_TRIED = 12_000
const MAX_DEPTH = 14
/** In how many situations of one world an act is tried that could happen anywhere. */
const MAX_ANYWHERE = 4

/**
 * A small suite that goes through every port and fires every rule it can find a way to. The real engine is asked: from every
 * situation, all that may make a difference is tried (choices, answers that fit and do not, intents, moods, silence, people who come
 * or do not, answers of other systems that make a condition true or false), breadth first; situations already seen are not opened
 * again. What reaches something new is kept, and the fewest that reach everything become scenarios, with what was said as expected.
 */
export function generateScenarios({
  program,
  language = program.project.defaultLanguage,
  maxTried = MAX_TRIED,
}: {
  program: Program
  language?: Language
  maxTried?: number
}): Generated {
  const world: Scenario = scenarioSchema.parse({ id: 'world', name: 'world', language, steps: [] })
  const wishes = wishesOf(program.project)
  const covered = emptyCoverage()
  const kept: Path[] = []
  const seen = new Set<string>()
  const open: Path[] = []
  const all = coverable(program.project)
  let tried = 0
  let complete = false
  const admit = (path: Path): void => {
    const isNew = addTrace(covered, path.moment.trace) > 0
    if (isNew) {
      kept.push(path)
      complete = isComplete(coverageFigures(covered, all))
    }
    const situation = situationOf(path)
    if (seen.has(situation) || path.acts.length >= MAX_DEPTH) return
    seen.add(situation)
    if (isNew) open.unshift(path)
    else open.push(path)
  }
  const times = new Map<string, number>()
  const isRare = (what: string, most: number): boolean => {
    const count = times.get(what) ?? 0
    times.set(what, count + 1)
    return count < most
  }
  for (const scenario of starts(world, program.project))
    for (const opened of openings(createStage({ program, scenario }), wishes))
      for (const acts of worlds(opened, wishes)) admit(playAll(opened, acts))
  for (let path = open.shift(); path && !complete && tried < maxTried; path = open.shift()) {
    const { own, anywhere } = candidateActs(path.stage, path.moment, wishes)
    const world = worldOf(path)
    const spot = path.moment.state.stack.at(-1)?.nodeId ?? ''
    const acts = [...own, ...anywhere.filter((act) => isRare(`${world} ${JSON.stringify(act)}`, MAX_ANYWHERE))]
    for (const act of acts)
      for (const next of tryAct({ path, act, wishes, calls: 0 })) {
        tried += 1
        admit(next)
      }
    if (isRare(`${world} ${spot}`, 1))
      for (const next of insisting(path)) {
        tried += 1
        admit(next)
      }
  }
  const scenarios = fewest(kept).map(({ stage, acts }, index) => toScenario({ program, world: stage.scenario, acts, index }))
  return { scenarios, figures: coverageFigures(suiteCoverage(program, scenarios), all), tried }
}

function isComplete({ cards, ports, rules, conditions }: CoverageFigures): boolean {
  return [cards, ports, rules, conditions].every(({ missing }) => missing.length === 0)
}

/** What a suite covers when it is run. */
export function suiteCoverage(program: Program, scenarios: readonly Scenario[]): Coverage {
  const covered = emptyCoverage()
  for (const scenario of scenarios) for (const { moment } of runScenario({ program, scenario }).steps) addTrace(covered, moment.trace)
  return covered
}

/** Greedy: the path that adds most, again and again. Longer paths come first among equals, so one long talk beats two short ones. */
function fewest(paths: readonly Path[]): Path[] {
  const missing = new Set(paths.flatMap(({ keys }) => [...keys]))
  const chosen: Path[] = []
  let left = [...paths]
  while (missing.size > 0 && left.length > 0) {
    const gain = (path: Path) => [...path.keys].filter((key) => missing.has(key)).length
    const best = left.reduce((a, b) => (gain(b) > gain(a) ? b : a))
    if (gain(best) === 0) break
    for (const key of best.keys) missing.delete(key)
    chosen.push(best)
    left = left.filter((path) => path !== best)
  }
  return chosen
}

/** Every act gets what came of it as expectation. */
function toScenario({
  program,
  world,
  acts,
  index,
}: {
  program: Program
  world: Scenario
  acts: readonly ScenarioAct[]
  index: number
}): Scenario {
  const bare: Scenario = {
    ...world,
    id: `auto-${index + 1}`,
    name: `${index + 1}`,
    generated: true,
    steps: acts.map((act) => ({ act, expect: [] })),
  }
  const { steps } = runScenario({ program, scenario: bare })
  const cards = [...new Set(steps.flatMap(({ moment }) => moment.trace.flatMap((entry) => (entry.kind === 'node' ? [entry.cardId] : []))))]
  const names = cards.map(
    (id) => [...program.flows.values()].map((flow) => flow.cards.get(id)?.name).find((name) => name !== undefined) ?? id,
  )
  const rules = steps.flatMap(({ moment }) =>
    moment.trace
      .flatMap((entry) => (entry.kind === 'rules' ? entry.rules : []))
      .flatMap(({ result, name }) => (result === 'fired' ? [name] : [])),
  )
  return expectWhatHappens({ program, scenario: { ...bare, name: [...names, ...rules].join(' → ').slice(0, 160) || bare.name } })
}

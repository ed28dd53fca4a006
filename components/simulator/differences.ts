import { type Session, type SimulatedStep, storySoFar } from './session.ts'

/** One turn that went differently. `step` is the last of that turn in the new run (or the last at all, when the turn is missing). */
export type Difference = { step: number; customer: string; before: string[]; after: string[]; missing: boolean }

/** Where a replay went another way than the run it repeats, turn by turn: what was said, which ports, who had it, how it ended. */
export function differencesOf(before: Session, replay: Session): Difference[] {
  const recorded = storySoFar(before)
  const turnOf: number[] = []
  for (const [index, { event }] of recorded.entries()) turnOf[index] = index > 0 && goesOn(event.kind) ? (turnOf[index - 1] ?? 0) : index
  const byTurn = new Map<number, number[]>()
  let turn = 0
  for (const [index, { repeats }] of replay.steps.entries()) {
    if (repeats !== null) turn = turnOf[repeats] ?? turn
    byTurn.set(turn, [...(byTurn.get(turn) ?? []), index])
  }
  let reached = 0
  return [...new Set(turnOf)].flatMap((first) => {
    const old = recorded.filter((_, index) => turnOf[index] === first)
    const indexes = byTurn.get(first) ?? []
    const now = indexes.flatMap((index) => replay.steps[index] ?? [])
    reached = indexes.at(-1) ?? reached
    if (now.length > 0 && outlineOf(old) === outlineOf(now)) return []
    const event = recorded[first]?.event
    const customer = event?.kind === 'message' ? event.text : ''
    return [{ step: reached, customer, before: saidIn(old), after: saidIn(now), missing: now.length === 0 }]
  })
}

/** Answers and timers belong to the turn they came in. */
function goesOn(kind: SimulatedStep['event']['kind']): boolean {
  return kind === 'effect' || kind === 'wake'
}

function saidIn(steps: readonly SimulatedStep[]): string[] {
  return steps.flatMap(({ commands }) => commands.flatMap((command) => (command.kind === 'say' ? [command.text] : [])))
}

/** What counts as the same: not how many steps it took, nor ids. */
function outlineOf(steps: readonly SimulatedStep[]): string {
  const said = steps.flatMap(({ commands }) =>
    commands.flatMap((command) => {
      if (command.kind === 'say') return [command.text, ...(command.choices ?? []).map(({ label }) => label)]
      if (command.kind === 'handoff') return [command.kind, command.queueId]
      return command.kind === 'effect' ? [] : [command.kind]
    }),
  )
  const way = steps.flatMap(({ trace }) => trace.flatMap((entry) => (entry.kind === 'port' ? [entry.nodeId, entry.portId] : [])))
  const end = steps.at(-1)?.state
  return JSON.stringify([said, way, end?.owner, end?.outcome])
}

import type { Session, SimulatedStep } from '../../simulator/session.ts'

/** A step at which the rules were looked at. */
export type TrialTurn = {
  step: number
  at: number
  event: SimulatedStep['event']['kind']
  /** What the customer said; null when it was something else that happened. */
  said: string | null
  /** Ids of the rules that fired, those on trial included. */
  fired: string[]
}

/** What a conversation looks like to the rules: the steps they were asked at, and which of them fired. */
export function trialTurns({ steps }: Pick<Session, 'steps'>): TrialTurn[] {
  return steps.flatMap(({ event, facts, trace }, step): TrialTurn[] => {
    const rules = trace.flatMap((entry) => (entry.kind === 'rules' ? entry.rules : []))
    const said = event.kind === 'message' ? event.text : null
    const fired = rules.flatMap(({ ruleId, result }) => (result === 'fired' ? [ruleId] : []))
    // A timer or an answer that moved no rule says nothing.
    if (said === null && fired.length === 0) return []
    return [{ step, at: facts.now, event: event.kind, said, fired }]
  })
}

/** Where one would look first: at the first step a rule fired at, else at the last thing that was said. */
export function firstLook(turns: readonly TrialTurn[], ruleId: string | null): number | null {
  const meant = turns.find(({ fired }) => (ruleId === null ? fired.length > 0 : fired.includes(ruleId)))
  return (meant ?? turns.at(-1))?.step ?? null
}

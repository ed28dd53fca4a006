import type { Migration, MigrationOutcome, MigrationReason } from '../../../flows/engine/migrate-state.ts'
import type { Program } from '../../../flows/engine/program.ts'
import type { Frame } from '../../../flows/engine/types.ts'

/** Open conversations that stand at the same card of the same version, and what becomes of them. */
export type PlannedPlace = {
  /** The version they run, by its number. */
  number: number
  /** Names as that version has them. The flow is empty for the entry; the card is empty for a conversation that stands nowhere. */
  flow: string
  card: string
  count: number
  /** Those that occur, in order of trouble. */
  outcomes: {
    outcome: MigrationOutcome
    count: number
    /** The most frequent ones first, at most eight. */
    reasons: { reason: MigrationReason; count: number }[]
  }[]
  /** The first that were added, at most five. The name is null for who may not see customers. */
  samples: { conversationId: string; customer: string | null; outcome: MigrationOutcome; lastMessageAt: Date }[]
}

type Added = {
  number: number
  from: Program
  frame: Frame | undefined
  migration: Pick<Migration, 'outcome' | 'reasons'>
  sample: Omit<PlannedPlace['samples'][number], 'outcome'>
}

/** Of more places only the fullest are told. */
const PLACES = 40
const SAMPLES = 5
const REASONS = 8
const order = ['moved', 'restartStep', 'needsHuman', 'pinned'] as const satisfies readonly MigrationOutcome[]

/** Counts what becomes of conversations by the card they stand at. */
export function createTally() {
  const places = new Map<string, PlannedPlace>()
  const totals = new Map<MigrationOutcome, number>()

  function add({ number, from, frame, migration, sample }: Added): void {
    const { outcome, reasons } = migration
    totals.set(outcome, (totals.get(outcome) ?? 0) + 1)
    const key = JSON.stringify([number, frame?.flowId, frame?.cardId])
    const flow = frame && from.flows.get(frame.flowId)
    const place = places.get(key) ?? {
      number,
      flow: flow && flow !== from.entry ? flow.name : '',
      card: (frame && flow?.cards.get(frame.cardId)?.name) ?? '',
      count: 0,
      outcomes: [],
      samples: [],
    }
    places.set(key, place)
    place.count += 1
    const group = findOrAdd(place.outcomes, (each) => each.outcome === outcome, { outcome, count: 0, reasons: [] })
    group.count += 1
    for (const reason of reasons) {
      const text = JSON.stringify(reason)
      findOrAdd(group.reasons, (each) => JSON.stringify(each.reason) === text, { reason, count: 0 }).count += 1
    }
    if (place.samples.length < SAMPLES) place.samples.push({ ...sample, outcome })
  }

  function finish(): { outcomes: { outcome: MigrationOutcome; count: number }[]; places: PlannedPlace[] } {
    const byTrouble = (a: { outcome: MigrationOutcome }, b: { outcome: MigrationOutcome }) =>
      order.indexOf(a.outcome) - order.indexOf(b.outcome)
    return {
      outcomes: [...totals].map(([outcome, count]) => ({ outcome, count })).sort(byTrouble),
      places: [...places.values()]
        .sort((a, b) => b.count - a.count || b.number - a.number || a.card.localeCompare(b.card))
        .slice(0, PLACES)
        .map((place) => ({
          ...place,
          outcomes: place.outcomes
            .map((group) => ({ ...group, reasons: group.reasons.sort((a, b) => b.count - a.count).slice(0, REASONS) }))
            .sort(byTrouble),
        })),
    }
  }

  return { add, finish }
}

function findOrAdd<T>(list: T[], matches: (item: T) => boolean, fresh: T): T {
  const known = list.find(matches)
  if (!known) list.push(fresh)
  return known ?? fresh
}

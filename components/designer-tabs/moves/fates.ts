import { CircleCheck, Headset, type LucideIcon, Pin, RotateCcw } from 'lucide-react'
import type { MigrationOutcome } from '../../../flows/engine/migrate-state.ts'
import type { Tone } from '../../ui/tag.tsx'

/** What becomes of conversations whose place is gone. */
export type Stranded = 'stay' | 'person'

export type Fate = Exclude<MigrationOutcome, 'needsHuman'> | Stranded

export const fateLooks: Record<Fate, { icon: LucideIcon; tone: Tone; ink: string }> = {
  moved: { icon: CircleCheck, tone: 'ok', ink: 'text-ok-ink' },
  restartStep: { icon: RotateCcw, tone: 'warn', ink: 'text-warn-ink' },
  stay: { icon: Pin, tone: 'neutral', ink: 'text-ink-meta' },
  person: { icon: Headset, tone: 'human', ink: 'text-human-ink' },
  pinned: { icon: Pin, tone: 'neutral', ink: 'text-ink-meta' },
}

export function fateOf(outcome: MigrationOutcome, stranded: Stranded): Fate {
  return outcome === 'needsHuman' ? stranded : outcome
}

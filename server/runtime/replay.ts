import type { ConversationState, TraceEntry } from '../../flows/engine/types.ts'
import type { LiveProgram } from './live-program.ts'
import type { TurnInput } from './turn-entry.ts'

/** What is stored of a conversation, for comparing. */
export type Recording = {
  /** When it was opened, ms, and the language it was opened in: all the first state depends on besides the version. */
  startedAt: number
  language: string | null
  turns: { turn: number; inputs: TurnInput[]; trace: TraceEntry[] }[]
  state: ConversationState
}

export type Replay = { same: true } | { same: false; turn: number; what: 'trace' | 'state'; recorded: string; replayed: string }

/**
 * Steps a conversation again from its turn log and compares, byte for byte: the trace of every turn and the state at the end.
 * Nothing but the log and the version is needed: that is what makes time travel, backtests and recovery possible.
 */
export function replay(program: LiveProgram, recording: Recording): Replay {
  let state = program.createState({ now: recording.startedAt, language: recording.language })
  for (const { turn, inputs, trace } of recording.turns) {
    const replayed: TraceEntry[] = []
    for (const { event, facts } of inputs) {
      const result = program.step(state, event, facts)
      state = result.state
      replayed.push(...result.trace)
    }
    const difference = compare(trace, replayed)
    if (difference) return { same: false, turn, what: 'trace', ...difference }
  }
  const difference = compare(recording.state, state)
  return difference ? { same: false, turn: recording.turns.at(-1)?.turn ?? 0, what: 'state', ...difference } : { same: true }
}

function compare(recorded: unknown, replayed: unknown): { recorded: string; replayed: string } | null {
  const [a, b] = [canonical(recorded), canonical(replayed)]
  return a === b ? null : { recorded: a, replayed: b }
}

/** JSON with sorted keys: the database stores objects without an order of their own. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  )
}

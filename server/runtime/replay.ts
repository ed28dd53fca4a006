import type { ConversationState, TraceEntry } from '../../flows/engine/types.ts'
import type { LiveProgram } from './live-program.ts'
import type { TurnInput } from './turn-entry.ts'

/** What is stored of a conversation, for comparing. */
export type Recording = {
  /** When it was opened, ms, and the language it was opened in: all the first state depends on besides the version. */
  startedAt: number
  language: string | null
  /** The version it was opened with. */
  versionId: string
  turns: { turn: number; inputs: TurnInput[]; trace: TraceEntry[] }[]
  state: ConversationState
}

export type Replay = { same: true } | { same: false; turn: number; what: 'trace' | 'state'; recorded: string; replayed: string }

/**
 * Steps a conversation again from its turn log and compares, byte for byte: the trace of every turn and the state at the end.
 * Nothing but the log and the versions it ran on is needed: that is what makes time travel, backtests and recovery possible.
 * @throws Error when a version is not among the programs
 */
export function replay(programs: readonly LiveProgram[], recording: Recording): Replay {
  let program = find(programs, recording.versionId)
  let state = program.createState({ now: recording.startedAt, language: recording.language })
  for (const { turn, inputs, trace } of recording.turns) {
    const replayed: TraceEntry[] = []
    for (const input of inputs) {
      if ('move' in input) {
        const target = find(programs, input.move.to)
        state = target.adopt(state, program).state
        program = target
        continue
      }
      const result = program.step(state, input.event, input.facts)
      state = result.state
      replayed.push(...result.trace)
    }
    const difference = compare(trace, replayed)
    if (difference) return { same: false, turn, what: 'trace', ...difference }
  }
  const difference = compare(recording.state, state)
  return difference ? { same: false, turn: recording.turns.at(-1)?.turn ?? 0, what: 'state', ...difference } : { same: true }
}

function find(programs: readonly LiveProgram[], versionId: string): LiveProgram {
  const found = programs.find((program) => program.versionId === versionId)
  if (!found) throw new Error(`the recording needs version ${versionId}`)
  return found
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

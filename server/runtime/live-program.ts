import type { Migration } from '../../flows/engine/migrate-state.ts'
import type { Program } from '../../flows/engine/program.ts'
import type { ConversationEvent, ConversationState, Facts, StepResult } from '../../flows/engine/types.ts'

/** A published version, compiled: all the runtime knows of the flow language. */
export type LiveProgram = {
  versionId: string
  /** Version of the engine that runs it, kept with every turn. */
  engine: string
  /** A language the version does not speak, or null, becomes its default. */
  createState(input: { now: number; language: string | null }): ConversationState
  step(state: ConversationState, event: ConversationEvent, facts: Facts): StepResult
  /** When the state wants to be woken, ms; null when it waits for no time. */
  wakeAt(state: ConversationState): number | null
  /** The state of a conversation of another version of the same project, as this version takes it over. */
  adopt(state: ConversationState, from: LiveProgram): Migration
  /** What `adopt` compares; programs of tests have none. */
  compiled?: Program
}

export type ProgramSource = { load(input: { workspaceId: string; versionId: string }): Promise<LiveProgram> }

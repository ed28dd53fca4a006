import type { Language } from '../document/primitives.ts'
import type { ConversationState, Facts, Json, Understanding } from '../engine/types.ts'

/** What an expression may look at while it runs. A NodeRun is one. */
export type Scope = {
  readonly facts: Facts
  readonly state: Readonly<ConversationState>
  readonly language: Language
  readonly message: { text: string; choiceId?: string; understanding?: Understanding } | null
}

/** A compiled expression. Total: it never throws, what is missing or does not fit is null. */
export type Evaluate = (scope: Scope) => Json

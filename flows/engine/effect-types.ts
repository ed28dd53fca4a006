import type { Language } from '../document/primitives.ts'
import type { VariableType } from '../document/variable.ts'
import type { Json, JsonObject } from './types.ts'

/** The closed vocabulary of things the outside can do for a flow. */
export type EffectRequest =
  | { kind: 'http'; method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; url: string; headers: Record<string, string>; body: string | null }
  | { kind: 'knowledge'; query: string; language: Language; limit: number }
  | { kind: 'ticket'; ticketType: string; subject: string; description: string; priority: number; fields: JsonObject }
  /** Change a ticket of this customer; '' and null leave a thing as it is. */
  | { kind: 'ticketChange'; number: number; status: string; priority: number | null; comment: string }
  /** Find in the text what the descriptions say. */
  | { kind: 'extract'; text: string; language: Language; fields: { id: string; type: string; description: string }[] }
  | { kind: 'notify'; by: 'email' | 'webhook'; to: string; subject: string; text: string }
  /** A person decides about what the bot is about to say or do. Nothing performs it: the desk answers. */
  | { kind: 'approval'; queueId: string; title: string; text: string }
  | {
      kind: 'assistant'
      /** The same for all turns of one stay at the node. */
      session: string
      goal: string
      language: Language
      /** The last exchanges, oldest first. */
      messages: AssistantMessage[]
      /** What it may run, and what each wants to be given. */
      tools: { name: string; description: string; inputs: { id: string; name: string; type: VariableType }[] }[]
      /** Names of the values wanted when it is done. */
      values: string[]
      /** Longest answer, in tokens of the model. */
      answerTokens: number
    }
  /** JavaScript: the body of a function of `input` that returns JSON. */
  | { kind: 'code'; source: string; input: JsonObject }
  | { kind: 'automation'; robot: string; input: JsonObject; wait: boolean }
  | { kind: 'recommend'; about: string; context: string; limit: number; language: Language }

/** Result shapes of the effects, as JSON in the `effect` event. */
export type HttpResult = { status: number; headers: Record<string, string>; body: Json }
export type ExtractResult = { values: JsonObject }
export type ApprovalResult = { decision: 'approved' | 'edited' | 'declined'; text: string; by: string }
/** `tool`: the text is what it gave, as JSON; `tool` and `input` say what was run. */
export type AssistantMessage = { from: 'customer' | 'assistant' | 'tool'; text: string; tool?: string; input?: JsonObject }
/** reply: say it and go on · tool: run that flow and come back with what it gives · done, needsHuman: the end. */
export type AssistantResult = {
  outcome: 'reply' | 'tool' | 'done' | 'needsHuman'
  text: string
  tool?: string
  input?: JsonObject
  values?: JsonObject
  /** What the turn cost, question and answer; absent: not known. */
  tokens?: number
}
export type CodeResult = { output: Json }
/** With `wait: false` the run goes on; `automation:<runId>` happens when it is over. */
export type AutomationResult = { runId: string; output: Json }
export type RecommendResult = { items: { id: string; title: string; text: string; image: string; url: string }[] }
export type KnowledgeResult = { answers: { entryId: string; title: string; text: string; score: number }[] }

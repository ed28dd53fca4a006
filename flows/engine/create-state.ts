import type { Language } from '../document/primitives.ts'
import { toJson } from '../expressions/values.ts'
import { coerce } from './coerce.ts'
import type { Program } from './program.ts'
import type { ConversationState, JsonObject, Signals } from './types.ts'

/** The state of a conversation before its first event. `now` in ms; a language the project does not have becomes its default. */
export function createState(program: Program, { now, language }: { now: number; language: Language }): ConversationState {
  const { languages, defaultLanguage } = program.project
  const spoken = languages.includes(language) ? language : defaultLanguage
  return blankState({ now, language: spoken, variables: initialVariables(program) })
}

/** The conversation's variables as declared. */
export function initialVariables(program: Program): JsonObject {
  const variables: JsonObject = {}
  for (const variable of program.variables.values()) {
    if (variable.scope === 'conversation') variables[variable.id] = coerce(toJson(variable.initial), variable.type)
  }
  return variables
}

/** Nothing has happened yet. */
export function blankState({ now, language, variables }: { now: number; language: Language; variables: JsonObject }): ConversationState {
  return {
    step: 0,
    startedAt: now,
    owner: 'bot',
    epoch: 0,
    language,
    stack: [],
    waiting: null,
    variables,
    signals: createSignals(language),
    timers: {},
    fired: {},
    pending: [],
    handoff: null,
    visits: {},
    lastText: '',
    outcome: null,
  }
}

function createSignals(language: Language): Signals {
  return {
    sentiment: 0,
    sentiments: [],
    sentimentTrend: 0,
    confidence: 0,
    intent: '',
    misses: 0,
    repeats: 0,
    loops: 0,
    turns: 0,
    minutes: 0,
    asksForHuman: false,
    urgent: false,
    topics: [],
    failures: 0,
    language,
  }
}

import type { Language } from '../document/primitives.ts'
import type { Program } from './program.ts'
import { isSimilar, normaliseText } from './similar-text.ts'
import type { ConversationState, Facts, PendingMessage } from './types.ts'

/** What a customer message changes in the signals and the language; whoever owns the conversation. Returns only the changed parts. */
export function updateSignals(
  program: Program,
  state: ConversationState,
  message: PendingMessage,
  facts: Facts,
): Pick<ConversationState, 'signals' | 'lastText' | 'language'> {
  const before = state.signals
  // A button says what its author wrote, not what the customer feels or wants beyond it; where it leads is in the flow.
  const understanding = message.choiceId === undefined ? message.understanding : undefined
  const text = normaliseText(message.text)
  const repeated = message.choiceId === undefined && isSimilar(text, state.lastText)
  const sentiments = understanding ? [...before.sentiments, understanding.sentiment].slice(-5) : before.sentiments
  const language = spokenLanguage(program, state, message)
  return {
    language,
    lastText: text,
    signals: {
      ...before,
      sentiment: understanding?.sentiment ?? before.sentiment,
      sentiments,
      sentimentTrend: trend(sentiments),
      confidence: understanding ? (understanding.intents[0]?.score ?? 0) : before.confidence,
      intent: understanding ? (understanding.intents[0]?.id ?? '') : before.intent,
      repeats: repeated ? before.repeats + 1 : 0,
      turns: before.turns + 1,
      minutes: minutesSince(state, facts),
      asksForHuman: understanding?.asksForHuman ?? false,
      urgent: understanding?.urgent ?? false,
      topics: understanding?.topics ?? [],
      language: understanding?.language ?? before.language,
    },
  }
}

export function minutesSince(state: ConversationState, facts: Facts): number {
  return Math.max(0, Math.floor((facts.now - state.startedAt) / 60_000))
}

/** Newest against the mean of those before. */
function trend(sentiments: number[]): number {
  if (sentiments.length < 2) return 0
  const before = sentiments.slice(0, -1)
  const mean = before.reduce((sum, value) => sum + value, 0) / before.length
  return Number(((sentiments.at(-1) ?? 0) - mean).toFixed(4))
}

/** The customer's language is followed only when the words show it: an order number or "ok" in a Chinese talk changes nothing. */
function spokenLanguage(program: Program, state: ConversationState, { text, choiceId, understanding }: PendingMessage): Language {
  const spoken = understanding?.language
  if (spoken === undefined || spoken === state.language || choiceId !== undefined || !program.project.languages.includes(spoken))
    return state.language
  const sample = text.slice(0, 500)
  const clear =
    spoken === 'en' ? /[A-Za-z']{2,}\s+[A-Za-z']+\s+[A-Za-z']{2,}/.test(sample) : /[\u4e00-\u9fff].*[\u4e00-\u9fff]/.test(sample)
  return clear ? spoken : state.language
}

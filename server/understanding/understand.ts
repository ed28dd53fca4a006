import type { Language } from '../../flows/document/primitives.ts'
import type { Understanding } from '../../flows/engine/types.ts'
import { toSimplified } from './features/to-simplified.ts'
import type { IntentModel } from './intents/intent-model.ts'
import { recognise } from './intents/recognise.ts'
import { detectLanguage } from './language.ts'
import { analyseSentiment } from './sentiment/analyse-sentiment.ts'
import { asksForHuman } from './signals/asks-for-human.ts'
import { findTopics } from './signals/find-topics.ts'
import { isUrgent } from './signals/is-urgent.ts'

export type UnderstandInput = {
  model: IntentModel
  text: string
  /** Sentiment of the customer's messages before, oldest first. */
  previousSentiments?: readonly number[]
  /** For a text that shows none: the language spoken so far. */
  language?: Language
}

/** All that is made of one customer message, in about a millisecond, here in this process: no network, no key. */
export function understand({ model, text, previousSentiments = [], language = 'zh-CN' }: UnderstandInput): Understanding {
  return {
    language: detectLanguage(text, language),
    intents: recognise(model, text),
    sentiment: analyseSentiment(text, previousSentiments),
    asksForHuman: asksForHuman(text),
    urgent: isUrgent(text),
    topics: findTopics(text),
  }
}

/** Does now, once, what the first message would wait for (about 100 ms): call it before serving. */
export function prepareUnderstanding(): void {
  analyseSentiment('ok')
  toSimplified('貴')
  findTopics('ok')
}

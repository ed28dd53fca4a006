import { normaliseText } from '../features/normalise-text.ts'
import { findEmotion } from './find-emotion.ts'
import { findIntensity } from './find-intensity.ts'
import { readSentences, type SentimentClassifier, trainSentiment } from './train-sentiment.ts'

/** What a calm message reaches; the rest is for how it is said. */
const CALM = 0.65
/** A complaint without an emotional word ("not here yet") is a bad experience, not yet an angry customer. */
const MATTER_OF_FACT = 0.45
/** A customer who threatens or insults is at least this unhappy. */
const SERIOUS = -0.6

let classify: SentimentClassifier | null = null

/**
 * How the customer feels: −1 (very angry) … 0 … 1 (very happy). `previous` are the scores of the messages before, oldest first:
 * a bare "???" means what was said before it.
 */
export function analyseSentiment(text: string, previous: readonly number[] = []): number {
  const before = previous.length === 0 ? 0 : previous.slice(-3).reduce((sum, score) => sum + score, 0) / Math.min(3, previous.length)
  if (!/[\p{L}\p{N}]/u.test(text)) return round(withoutWords(text, before))
  classify ??= trainSentiment([...readSentences('zh-CN'), ...readSentences('en')])
  const { negative, positive } = classify(text)
  const { strength, serious } = findIntensity(text)
  const emotional = positive > negative || findEmotion(normaliseText(text)).negative > 0
  const calm = (emotional ? CALM : MATTER_OF_FACT) * (positive - negative)
  const leaning = calm + (calm < 0.1 ? Math.min(0, before) * 0.2 : 0)
  const said = leaning < 0 || serious ? leaning - strength * 0.5 : leaning + (leaning > 0.2 ? strength * 0.3 : 0)
  return round(serious ? Math.min(SERIOUS, said) : said)
}

function withoutWords(text: string, before: number): number {
  if (/[😡🤬😠👎💢]/u.test(text)) return -0.7
  if (/[😞😢😭🙄😤💔]/u.test(text)) return -0.4
  if (/[👍😊😄🙏❤😍🎉🌹]/u.test(text)) return 0.6
  if (/[?!？！]{2,}/.test(text)) return Math.min(-0.3, before - 0.1)
  return Math.min(0, before) * 0.5
}

function round(score: number): number {
  return Number(Math.max(-1, Math.min(1, score)).toFixed(3))
}

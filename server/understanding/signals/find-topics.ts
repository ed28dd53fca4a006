import { normaliseText } from '../features/normalise-text.ts'
import { readData } from '../features/read-data.ts'

/** What an escalation rule may ask for in `signals.topics`. */
export const topicNames = ['complaint', 'legal', 'safety', 'refund', 'media', 'fraud', 'privacy', 'churn'] as const
export type TopicName = (typeof topicNames)[number]

let patterns: { topic: TopicName; pattern: RegExp }[] | null = null

/** Topics that call for attention, by keyword; in the order of `topicNames`. */
export function findTopics(text: string): TopicName[] {
  patterns ??= readPatterns()
  const plain = keepShortNumbers(text)
  return patterns.filter(({ pattern }) => pattern.test(plain)).map(({ topic }) => topic)
}

/** Normalising hides long numbers; 12315 and 12345 are hotlines and must stay readable. */
function keepShortNumbers(text: string): string {
  const hotlines = text.normalize('NFKC').match(/(?<!\d)(?:12315|12345)(?!\d)/g) ?? []
  return [normaliseText(text), ...hotlines].join(' ')
}

function readPatterns(): { topic: TopicName; pattern: RegExp }[] {
  const words = readData<Record<TopicName, string[]>>(new URL('./data/topics.json', import.meta.url))
  return topicNames.map((topic) => ({
    topic,
    pattern: new RegExp(words[topic].map((word) => (/[a-z]/.test(word) ? `\\b${word}\\b` : word)).join('|')),
  }))
}

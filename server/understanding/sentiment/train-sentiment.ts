import { scoreClasses } from '../classifier/score-classes.ts'
import { trainLinearSvm } from '../classifier/train-linear-svm.ts'
import { createLookup, fitVectorSpace, toRows } from '../classifier/vector-space.ts'
import { readData } from '../features/read-data.ts'
import { sentimentFeatures } from './sentiment-features.ts'

export const sentimentKinds = ['negative', 'neutral', 'positive'] as const
export type SentimentKind = (typeof sentimentKinds)[number]
export type SentimentSentence = { text: string; kind: SentimentKind }
export type SentimentChances = Record<SentimentKind, number>
export type SentimentClassifier = (text: string) => SentimentChances

/** Margins of this classifier lie close together; chosen so that chances of left-out sentences are about right. */
const SHARPNESS = 3

/** The product's own sentences of customers, labelled. */
export function readSentences(language: 'zh-CN' | 'en'): SentimentSentence[] {
  const file = readData<Record<SentimentKind, string[]>>(new URL(`./data/sentences.${language}.json`, import.meta.url))
  return sentimentKinds.flatMap((kind) => file[kind].map((text) => ({ text, kind })))
}

/** Learns how customers sound, in some ten milliseconds for the sentences above. Chances sum to 1. */
export function trainSentiment(sentences: readonly SentimentSentence[]): SentimentClassifier {
  const features = sentences.map(({ text }) => sentimentFeatures(text))
  const space = fitVectorSpace(features)
  const lookup = createLookup(space)
  const shape = { classes: sentimentKinds.length, width: space.keys.length }
  const weights = trainLinearSvm({
    rows: toRows(features.map(lookup), shape.width),
    labels: Int32Array.from(sentences, ({ kind }) => sentimentKinds.indexOf(kind)),
    classes: shape.classes,
    cost: 0.3,
  })
  return (text) => {
    const powers = scoreClasses(weights, lookup(sentimentFeatures(text)), shape).map((score) => Math.exp(SHARPNESS * score))
    const sum = powers.reduce((total, power) => total + power, 0)
    const [negative = 0, neutral = 0, positive = 0] = powers
    return { negative: negative / sum, neutral: neutral / sum, positive: positive / sum }
  }
}

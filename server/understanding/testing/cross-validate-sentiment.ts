import { createRandom } from '../classifier/train-linear-svm.ts'
import { readSentences, type SentimentKind, type SentimentSentence, sentimentKinds, trainSentiment } from '../sentiment/train-sentiment.ts'

type Result = { right: number; total: number }

/** How often the kind of a sentence that was left out of training is found, per language. Own sentences: other people's are harder. */
export function crossValidateSentiment(folds: number): Record<'zh-CN' | 'en', Result> {
  const results = { 'zh-CN': { right: 0, total: 0 }, en: { right: 0, total: 0 } }
  const random = createRandom(3)
  const all = (['zh-CN', 'en'] as const)
    .flatMap((language) => readSentences(language).map((sentence) => ({ ...sentence, language, place: random() })))
    .sort((a, b) => a.place - b.place)
  for (let fold = 0; fold < folds; fold++) {
    const classify = trainSentiment(all.filter((_, i) => i % folds !== fold) satisfies SentimentSentence[])
    for (const { text, kind, language } of all.filter((_, i) => i % folds === fold)) {
      const chances = classify(text)
      const best = [...sentimentKinds].sort((a, b) => chances[b] - chances[a])[0] as SentimentKind
      results[language].total++
      if (best === kind) results[language].right++
    }
  }
  return results
}

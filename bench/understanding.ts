import { performance } from 'node:perf_hooks'
import { buildIndex } from '../server/knowledge/search/build-index.ts'
import { searchIndex } from '../server/knowledge/search/search-index.ts'
import type { IntentModel } from '../server/understanding/intents/intent-model.ts'
import { recognise } from '../server/understanding/intents/recognise.ts'
import { trainIntents } from '../server/understanding/intents/train-intents.ts'
import { crossValidateSentiment } from '../server/understanding/testing/cross-validate-sentiment.ts'
import {
  drawPerLabel,
  publicSetsMissing,
  readMassive,
  readParts,
  toIntents,
  type Utterance,
} from '../server/understanding/testing/public-sets.ts'
import type { Figure } from './figure.ts'

/** The threshold a new project has. */
const THRESHOLD = 0.45

/**
 * understanding.*: accuracy on public sets (10 examples per intent; validation parts, never used for training), rejection of
 * foreign talk, sentiment on own sentences left out, time. The reference of an accuracy is the goal set for the product.
 */
export async function run(): Promise<Figure[]> {
  const figures = sentimentFigures()
  if (publicSetsMissing) {
    console.log(`understanding: ${publicSetsMissing}`)
    return figures
  }
  const banking = measure('banking77', toIntents(readParts('banking77', 'train_10'), 'en'), readParts('banking77', 'valid'), 80)
  const clinc = measure('clinc150', toIntents(readParts('clinc150', 'train_10'), 'en'), readParts('clinc150', 'valid'), 86)
  const massive = measure('massive-zh', toIntents(drawPerLabel(readMassive('train'), 10, 42), 'zh-CN'), readMassive('validation'), 67)
  const full = timed(() => trainIntents({ intents: toIntents(readParts('banking77', 'train'), 'en') }))
  return [
    ...figures,
    ...banking.figures,
    ...clinc.figures,
    ...massive.figures,
    ...outOfScope(clinc.model),
    figure('understanding.train.banking77-full', full.millis, 'ms', 10_000, 8_622),
    ...searchFigures(),
  ]
}

function measure(name: string, intents: ReturnType<typeof toIntents>, test: Utterance[], goal: number) {
  const { result: model, millis } = timed(() => trainIntents({ intents }))
  const times: number[] = []
  let right = 0
  for (const { text, label } of test) {
    const { result, millis: taken } = timed(() => recognise(model, text))
    times.push(taken)
    if (result[0]?.id === label) right++
  }
  times.sort((a, b) => a - b)
  const examples = intents.flatMap(({ examples }) => Object.values(examples).flat()).length
  return {
    model,
    figures: [
      figure(`understanding.intents.${name}-10shot`, (100 * right) / test.length, '% right', goal, test.length),
      figure(`understanding.train.${name}-10shot`, millis, 'ms', 1000, examples),
      figure(`understanding.recognise.${name}.p95`, times[Math.floor(times.length * 0.95)] ?? 0, 'ms', 2, times.length),
    ],
  }
}

function outOfScope(model: IntentModel): Figure[] {
  const best = ({ text }: Utterance) => recognise(model, text)[0] ?? { id: '', score: 0 }
  const own = readParts('clinc150', 'valid').map((utterance) => ({ ...best(utterance), label: utterance.label }))
  const foreign = readParts('clinc150', 'oos/valid').map(best)
  const accepted = own.filter(({ id, label, score }) => id === label && score >= THRESHOLD).length
  const rejected = foreign.filter(({ score }) => score < THRESHOLD).length
  const scores = (list: { score: number }[]) => list.map(({ score }) => score)
  return [
    figure('understanding.scope.auroc', 100 * auroc(scores(own), scores(foreign)), '%', null, own.length + foreign.length),
    figure('understanding.scope.in-scope-right', (100 * accepted) / own.length, '%', null, own.length),
    figure('understanding.scope.foreign-rejected', (100 * rejected) / foreign.length, '%', null, foreign.length),
  ]
}

/** Chance that one of ours scores above a foreign one; ties count half. */
function auroc(ours: number[], foreign: number[]): number {
  let above = 0
  for (const a of ours) for (const b of foreign) above += a > b ? 1 : a === b ? 0.5 : 0
  return above / (ours.length * foreign.length)
}

function sentimentFigures(): Figure[] {
  return (['zh-CN', 'en'] as const).map((language) => {
    const { right, total } = crossValidateSentiment(5)[language]
    return figure(`understanding.sentiment.own.${language}`, (100 * right) / total, '% right of three kinds, 5-fold', null, total)
  })
}

/** Asking in other words for one of 10,000 questions; right = an entry of the same intent comes first. */
function searchFigures(): Figure[] {
  const entries = readMassive('train').map(({ text, label }, i) => ({
    id: `${label}|${i}`,
    title: text,
    questions: [],
    text: '',
    language: 'zh-CN' as const,
  }))
  const index = buildIndex(entries)
  const test = readMassive('validation')
  let right = 0
  const { millis } = timed(() => {
    for (const { text, label } of test)
      if (searchIndex(index, text, { language: 'zh-CN', limit: 1 })[0]?.entryId.split('|')[0] === label) right++
  })
  return [
    figure('understanding.search.massive-zh', (100 * right) / test.length, '% right first', null, test.length),
    figure('understanding.search.time', millis / test.length, 'ms a query', null, entries.length),
  ]
}

function timed<T>(run: () => T): { result: T; millis: number } {
  const start = performance.now()
  const result = run()
  return { result, millis: performance.now() - start }
}

function figure(name: string, value: number, unit: string, reference: number | null, n: number): Figure {
  const round = (number: number) => Number(number.toFixed(3))
  return { name, value: round(value), unit, reference, ratio: reference === null ? null : round(value / reference), n }
}

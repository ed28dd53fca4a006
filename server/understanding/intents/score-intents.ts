import { extractFeatures } from '../features/extract-features.ts'
import { normaliseText } from '../features/normalise-text.ts'
import type { IntentModel } from './intent-model.ts'

export type RawScores = {
  /** Distance from the border per intent: 1 is well inside, −1 well outside. */
  margins: Float64Array
  /** The same for "none of them". */
  none: number
  /** Share of the text's words (characters and pairs in Chinese) that the intents' examples contain, 0..1. */
  coverage: number
}

const prepared = new WeakMap<IntentModel, Map<number, number>>()

/** What the classifier says, before it is made a confidence. */
export function scoreIntents(model: IntentModel, text: string): RawScores {
  const { space, weights, known, intentIds } = model
  const columnOf = columnsOf(model)
  const { keys, weights: counts, words } = extractFeatures(normaliseText(text))
  const classes = intentIds.length + 1
  const sums = new Float64Array(classes)
  let squares = 0
  for (let i = 0; i < keys.length; i++) {
    const column = columnOf.get(keys[i] as number)
    if (column === undefined) continue
    const value = (counts[i] as number) * (space.idf[column] as number)
    squares += value * value
    const base = column * classes
    for (let k = 0; k < classes; k++) (sums[k] as number) += value * (weights[base + k] as number)
  }
  const length = Math.sqrt(squares) || 1
  const bias = space.keys.length * classes
  for (let k = 0; k < classes; k++) sums[k] = (sums[k] as number) / length + (weights[bias + k] as number)
  const covered = words.filter((word) => known[columnOf.get(word) ?? -1] === 1).length
  return {
    margins: sums.subarray(0, classes - 1),
    none: sums[classes - 1] as number,
    coverage: words.length === 0 ? 0 : covered / words.length,
  }
}

function columnsOf(model: IntentModel): Map<number, number> {
  let columns = prepared.get(model)
  if (!columns) {
    columns = new Map()
    for (let column = 0; column < model.space.keys.length; column++) columns.set(model.space.keys[column] as number, column)
    prepared.set(model, columns)
  }
  return columns
}

import { trainLinearSvm } from '../classifier/train-linear-svm.ts'
import { createLookup, fitVectorSpace, type SparseVector, toRows } from '../classifier/vector-space.ts'
import { extractFeatures, type Features } from '../features/extract-features.ts'
import { normaliseText } from '../features/normalise-text.ts'
import type { IntentExamples, IntentModel } from './intent-model.ts'
import { nonePool } from './none-pool.ts'

/** From so many examples on, a feature must occur twice: the rare ones only cost memory then. */
const MANY = 4000
/** A foreign text at least this like an example (cosine) is not foreign to this bot. */
const ALIKE = 0.45

/**
 * Learns to tell intents apart: a linear classifier per intent over TF-IDF features, with a hidden class of foreign texts beside
 * them. Deterministic. Seconds for 10,000 examples, so larger sets belong into a worker (see model-cache.ts).
 */
export function trainIntents({ intents }: { intents: readonly IntentExamples[] }): IntentModel {
  const examples = intents.flatMap((intent, k) => textsOf(intent).map((text) => ({ k, features: read(text) })))
  const foreign = nonePool().map(read)
  const own = examples.map(({ features }) => features)
  const space = fitVectorSpace([...own, ...foreign], own.length >= MANY ? 2 : 1)
  const lookup = createLookup(space)
  const ownVectors = own.map(lookup)
  const foreignVectors = withoutAlike(foreign.map(lookup), ownVectors, space.keys.length)
  const labels = Int32Array.from([...examples.map(({ k }) => k), ...foreignVectors.map(() => intents.length)])
  const rows = toRows([...ownVectors, ...foreignVectors], space.keys.length)
  const weights = trainLinearSvm({ rows, labels, classes: intents.length + 1 })
  return {
    intentIds: intents.map(({ id }) => id),
    space,
    known: markKnown(ownVectors, space.keys.length),
    textsPerIntent: intents.length === 0 ? 0 : own.length / intents.length,
    weights,
  }
}

/** The examples, and the intent's name with its description as one more. */
function textsOf({ name, description = '', examples }: IntentExamples): string[] {
  return [...Object.values(examples).flat(), `${name.replace(/[_-]+/g, ' ')} ${description}`].filter((text) => text.trim() !== '')
}

function read(text: string): Features {
  return extractFeatures(normaliseText(text))
}

/** A bot for the weather must not learn that the weather is foreign. */
function withoutAlike(foreign: SparseVector[], own: SparseVector[], width: number): SparseVector[] {
  const dense = new Float32Array(width)
  return foreign.filter(({ columns, values }) => {
    columns.forEach((column, i) => {
      dense[column] = values[i] as number
    })
    const alike = own.some((other) => dot(other, dense) >= ALIKE)
    for (const column of columns) dense[column] = 0
    return !alike
  })
}

function dot({ columns, values }: SparseVector, dense: Float32Array): number {
  let sum = 0
  for (let i = 0; i < columns.length; i++) sum += (values[i] as number) * (dense[columns[i] as number] as number)
  return sum
}

function markKnown(vectors: SparseVector[], width: number): Uint8Array {
  const known = new Uint8Array(width)
  for (const { columns } of vectors) for (const column of columns) known[column] = 1
  return known
}

import type { Features } from '../features/extract-features.ts'
import type { SparseRows } from './train-linear-svm.ts'

/** The features a classifier knows, with their weights. Column of feature `keys[i]` is i. */
export type VectorSpace = { keys: Int32Array; idf: Float32Array }
export type SparseVector = { columns: number[]; values: number[] }
export type Lookup = (features: Features) => SparseVector

/** Below 1: with a handful of texts, rarity says less than in a library. Chosen on validation parts (0.5–0.7 alike, 1 a point worse). */
const IDF_POWER = 0.6

/** Learns the features of some texts and how rare they are. `least` drops features in fewer texts. */
export function fitVectorSpace(texts: readonly Features[], least = 1): VectorSpace {
  const seen = new Map<number, number>()
  for (const { keys } of texts) for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1)
  const kept = [...seen].filter(([, count]) => count >= least)
  const total = texts.length
  return {
    keys: Int32Array.from(kept, ([key]) => key),
    idf: Float32Array.from(kept, ([, count]) => (Math.log((total + 1) / (count + 1)) + 1) ** IDF_POWER),
  }
}

/** Turns features into a vector of length 1 over the known features. */
export function createLookup({ keys, idf }: VectorSpace): Lookup {
  const columnOf = new Map<number, number>()
  for (let column = 0; column < keys.length; column++) columnOf.set(keys[column] as number, column)
  return (features) => {
    const columns: number[] = []
    const values: number[] = []
    let sum = 0
    for (let i = 0; i < features.keys.length; i++) {
      const column = columnOf.get(features.keys[i] as number)
      if (column === undefined) continue
      const value = (features.weights[i] as number) * (idf[column] as number)
      columns.push(column)
      values.push(value)
      sum += value * value
    }
    const length = Math.sqrt(sum) || 1
    for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) / length
    return { columns, values }
  }
}

export function toRows(vectors: readonly SparseVector[], width: number): SparseRows {
  const size = vectors.reduce((sum, { columns }) => sum + columns.length, 0)
  const rows: SparseRows = {
    starts: new Int32Array(vectors.length + 1),
    columns: new Int32Array(size),
    values: new Float32Array(size),
    count: vectors.length,
    width,
  }
  let at = 0
  vectors.forEach(({ columns, values }, i) => {
    rows.columns.set(columns, at)
    rows.values.set(values, at)
    at += columns.length
    rows.starts[i + 1] = at
  })
  return rows
}

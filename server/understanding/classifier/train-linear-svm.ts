/** Sparse rows, one after the other: row i has the columns and values from starts[i] to starts[i + 1]. */
export type SparseRows = { starts: Int32Array; columns: Int32Array; values: Float32Array; count: number; width: number }

export type SvmInput = {
  rows: SparseRows
  /** Class of each row, 0 ≤ class < classes. */
  labels: Int32Array
  classes: number
  /** Price of a row on the wrong side: higher fits the rows more closely. */
  cost?: number
  /** Price of a row of the class itself, relative to the others': a class has few own rows and many foreign ones. */
  ownCost?: number
  epochs?: number
}

/** Weight of column f for class k at [f * classes + k]; the bias of class k stands behind the last column. */
export type SvmWeights = Float32Array

/**
 * One linear support vector machine per class against the rest (L2 regularisation, squared hinge loss), by dual coordinate
 * descent (Hsieh et al. 2008). All classes advance together, so memory is read in order. Deterministic.
 */
export function trainLinearSvm({ rows, labels, classes, cost = 1, ownCost = 4, epochs = 8 }: SvmInput): SvmWeights {
  const { starts, columns, values, count, width } = rows
  const weights = new Float32Array((width + 1) * classes)
  const alphas = new Float32Array(count * classes)
  const scores = new Float64Array(classes)
  const steps = new Float64Array(classes)
  const bias = width * classes
  const foreign = 1 / (2 * cost)
  const own = foreign / ownCost
  const norms = squaredNorms(rows)
  const order = Int32Array.from({ length: count }, (_, i) => i)
  const random = createRandom(7)

  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    let largest = 0
    for (let at = 0; at < count; at++) {
      const i = order[at] as number
      const start = starts[i] as number
      const end = starts[i + 1] as number
      for (let k = 0; k < classes; k++) scores[k] = weights[bias + k] as number
      for (let p = start; p < end; p++) {
        const value = values[p] as number
        const base = (columns[p] as number) * classes
        for (let k = 0; k < classes; k++) (scores[k] as number) += value * (weights[base + k] as number)
      }
      const label = labels[i] as number
      const norm = norms[i] as number
      let moved = false
      for (let k = 0; k < classes; k++) {
        const sign = k === label ? 1 : -1
        const diagonal = k === label ? own : foreign
        const alpha = alphas[i * classes + k] as number
        const gradient = sign * (scores[k] as number) - 1 + diagonal * alpha
        const next = Math.max(0, alpha - gradient / (norm + diagonal))
        const step = next - alpha
        steps[k] = sign * step
        if (step === 0) continue
        alphas[i * classes + k] = next
        moved = true
        const size = step < 0 ? -step : step
        if (size > largest) largest = size
      }
      if (!moved) continue
      for (let k = 0; k < classes; k++) (weights[bias + k] as number) += steps[k] as number
      for (let p = start; p < end; p++) {
        const value = values[p] as number
        const base = (columns[p] as number) * classes
        for (let k = 0; k < classes; k++) (weights[base + k] as number) += value * (steps[k] as number)
      }
    }
    if (largest < 0.01) break
  }
  return weights
}

/** The bias counts as one more column of value 1. */
function squaredNorms({ starts, values, count }: SparseRows): Float64Array {
  const norms = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    let sum = 1
    for (let p = starts[i] as number; p < (starts[i + 1] as number); p++) sum += (values[p] as number) ** 2
    norms[i] = sum
  }
  return norms
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = order[i] as number
    order[i] = order[j] as number
    order[j] = kept
  }
}

/** mulberry32: the same sequence everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

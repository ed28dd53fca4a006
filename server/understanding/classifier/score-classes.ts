import type { SvmWeights } from './train-linear-svm.ts'
import type { SparseVector } from './vector-space.ts'

/** Distance from the border per class: 1 is well inside, −1 well outside. */
export function scoreClasses(weights: SvmWeights, vector: SparseVector, shape: { classes: number; width: number }): Float64Array {
  const { classes, width } = shape
  const scores = Float64Array.from(weights.subarray(width * classes))
  vector.columns.forEach((column, i) => {
    const value = vector.values[i] as number
    for (let k = 0; k < classes; k++) (scores[k] as number) += value * (weights[column * classes + k] as number)
  })
  return scores
}

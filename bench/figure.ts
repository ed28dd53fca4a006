/** One measured figure, with its limit or peer taken in the same run. `ratio` is value ÷ reference. */
export type Figure = { name: string; value: number; unit: string; reference: number | null; ratio: number | null; n: number }

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

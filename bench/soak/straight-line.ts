/** Least squares: by how much `y` changes per unit of `x`, and how sure that is (standard error, same unit). */
export function straightLine(points: readonly { x: number; y: number }[]): { slope: number; error: number } {
  const n = points.length
  if (n < 3) return { slope: 0, error: Number.POSITIVE_INFINITY }
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / n
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0)
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread
  const rest = points.reduce((sum, { x, y }) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0)
  return { slope, error: Math.sqrt(rest / (n - 2) / spread) }
}

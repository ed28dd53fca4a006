/** Letters and digits only, small, at most 200 of them: what two messages are compared by. */
export function normaliseText(text: string): string {
  return text
    .slice(0, 1000)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, 200)
}

/** Nearly the same: 0.8 or more of their two-character pieces in common (Dice). Both normalised. */
export function isSimilar(a: string, b: string): boolean {
  if (a === '' || b === '') return false
  if (a === b) return true
  if (a.length < 4 || b.length < 4) return false
  const counts = new Map<string, number>()
  for (let i = 0; i < a.length - 1; i++) counts.set(a.slice(i, i + 2), (counts.get(a.slice(i, i + 2)) ?? 0) + 1)
  let common = 0
  for (let i = 0; i < b.length - 1; i++) {
    const left = counts.get(b.slice(i, i + 2)) ?? 0
    if (left > 0) {
      common++
      counts.set(b.slice(i, i + 2), left - 1)
    }
  }
  return (2 * common) / (a.length + b.length - 2) >= 0.8
}

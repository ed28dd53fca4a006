/** How alike two texts are, 0 (nothing in common) to 1 (the same), by edits of characters; case and width do not count. */
export function similarity(a: string, b: string): number {
  const x = [...plain(a)]
  const y = [...plain(b)]
  const longest = Math.max(x.length, y.length)
  return longest === 0 ? 1 : Math.round((1 - editDistance(x, y) / longest) * 1000) / 1000
}

/** The candidate that was most likely meant by a name that does not exist, or null when none is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string | null {
  const typed = [...name.toLowerCase().slice(0, 60)]
  let best: string | null = null
  let least = Math.max(1, Math.floor(typed.length / 3)) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - typed.length) >= least) continue
    const distance = editDistance(typed, [...candidate.toLowerCase()])
    if (distance < least && distance < candidate.length) {
      best = candidate
      least = distance
    }
  }
  return best
}

function plain(text: string): string {
  return text.slice(0, 300).normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
}

/** Insertions, deletions, replacements, and swaps of neighbours (optimal string alignment). */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = previous
    previous = row
  }
  return previous[b.length] ?? 0
}

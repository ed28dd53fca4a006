/** What one look takes at most: a quarter of a year. */
export const MAX_DAYS = 92

/** Every day from first to last, yyyy-mm-dd; stops one day beyond the most that is allowed. Empty when `to` is earlier. */
export function daysOf({ from, to }: { from: string; to: string }): string[] {
  const days: string[] = []
  // Calendar days, not instants: reckoned in UTC, where every day has 24 hours.
  for (let at = Date.parse(from); at <= Date.parse(to) && days.length <= MAX_DAYS; at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}

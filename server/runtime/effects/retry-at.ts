const FIRST = 500
const LONGEST = 300_000

/**
 * When to try again, ms; null when that would be after the deadline. Doubles from half a second to five minutes, ±20 % so
 * that many jobs that failed together do not come back together.
 */
export function retryAt(input: {
  now: number
  attempts: number
  deadline: number
  retryAfter: number | null
  chance: number
}): number | null {
  const wait = Math.min(FIRST * 2 ** input.attempts, LONGEST) * (0.8 + 0.4 * input.chance)
  const at = input.now + Math.max(Math.round(wait), input.retryAfter ?? 0)
  return at < input.deadline ? at : null
}

/** Failures in a row after which the other side is left alone. */
const TOLERATED = 5
const FIRST = 5_000
const LONGEST = 60_000

/**
 * Circuit breakers: an other side that fails again and again is left alone for a while, so that its callers fail at once instead
 * of holding a place each until their time is over. Then one call tries; the others wait for how it goes. Kept per process.
 */
export function createBreakers(clock: { now(): number }) {
  type Broken = { failures: number; openings: number; until: number; trying: boolean }
  const broken = new Map<string, Broken>()

  return {
    /** Ms to leave it alone; 0: call it now. Who gets 0 must report how it went. */
    wait(key: string): number {
      const one = broken.get(key)
      if (!one || one.failures < TOLERATED) return 0
      const left = one.until - clock.now()
      if (left > 0) return left
      if (one.trying) return FIRST
      one.trying = true
      return 0
    },
    /** @returns whether it had been left alone before */
    succeeded(key: string): boolean {
      const before = broken.get(key)
      broken.delete(key)
      return before !== undefined && before.openings > 0
    },
    /** @returns whether it was this failure that opened it */
    failed(key: string): boolean {
      const one = broken.get(key) ?? { failures: 0, openings: 0, until: 0, trying: false }
      broken.set(key, one)
      one.failures += 1
      one.trying = false
      if (one.failures < TOLERATED || one.until > clock.now()) return false
      one.until = clock.now() + Math.min(FIRST * 2 ** one.openings, LONGEST)
      one.openings += 1
      return true
    },
    /** Keys that are left alone now. */
    open: (): string[] => [...broken].filter(([, one]) => one.until > clock.now()).map(([key]) => key),
  }
}

import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '../../platform/errors.ts'

type Limit = (key: string) => Promise<void>

/**
 * Limits per visitor and address, kept in this process: a visitor reaches few processes and exactness is not needed.
 * Each throws AppError too-many-requests with the seconds to wait.
 */
export function rateLimits(limits: { messagesPerMinute: number; sessionsPerMinute: number }): {
  session: Limit
  message: Limit
  typing: Limit
  file: Limit
} {
  return {
    session: limit(limits.sessionsPerMinute),
    message: limit(limits.messagesPerMinute),
    typing: limit(60),
    file: limit(20),
  }
}

function limit(perMinute: number): Limit {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (key) => {
    try {
      await limiter.consume(key)
    } catch (refusal) {
      const seconds = Math.ceil(((refusal as RateLimiterRes).msBeforeNext ?? 60_000) / 1000)
      throw new AppError('too-many-requests', 'rate limit', { params: { seconds } })
    }
  }
}

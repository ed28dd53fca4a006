import { createHash } from 'node:crypto'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '../platform/errors.ts'

/** Wrong passwords one account may see before it is closed to further tries, from whatever addresses they come. */
const wrongPasswords = { points: 10, duration: 15 * 60 }

export type SignInLimits = { around(input: { path: string; body: string }, run: () => Promise<Response>): Promise<Response> }

/**
 * Counts failed sign-ins per e-mail, in this process. Keys are hashes: the limiter's memory holds nobody's address.
 * @throws AppError too-many-requests with the seconds to wait
 */
export function createSignInLimits(): SignInLimits {
  const limiter = new RateLimiterMemory(wrongPasswords)
  return {
    async around({ path, body }, run) {
      const email = path === '/api/auth/sign-in/email' ? emailIn(body) : null
      if (email === null) return run()
      const key = createHash('sha256').update(email).digest('base64')
      // Taken before the try, so that many at once cannot all slip through; given back when it was no wrong password.
      await limiter.consume(key).catch((refusal: RateLimiterRes) => {
        const seconds = Math.ceil(refusal.msBeforeNext / 1000)
        throw new AppError('too-many-requests', 'too many wrong passwords for one account', { params: { seconds } })
      })
      const response = await run()
      if (response.ok) await limiter.delete(key)
      else if (response.status !== 401) await limiter.reward(key)
      return response
    },
  }
}

function emailIn(body: string): string | null {
  try {
    const { email } = JSON.parse(body) as { email?: unknown }
    return typeof email === 'string' ? email.trim().toLowerCase() : null
  } catch {
    return null
  }
}

import { AppError } from '../../platform/errors.ts'

/**
 * May a page of this origin use the channel? Our own pages always may; others when the list is empty or names them.
 * A request without an Origin header (a server, curl) is no browser page and is held by the visitor token alone.
 * @throws AppError foreign-origin
 */
export function checkOrigin(options: { origin: string | null | undefined; ownOrigin: string; allowedOrigins: readonly string[] }): void {
  if (!allowsOrigin(options)) throw new AppError('foreign-origin', `origin ${options.origin} may not use the channel`)
}

export function allowsOrigin(options: {
  origin: string | null | undefined
  ownOrigin: string
  allowedOrigins: readonly string[]
}): boolean {
  const { origin, ownOrigin, allowedOrigins } = options
  if (!origin || origin === ownOrigin || allowedOrigins.length === 0) return true
  return allowedOrigins.some((allowed) => allowed.replace(/\/$/, '').toLowerCase() === origin.toLowerCase())
}

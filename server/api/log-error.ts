import type { Log } from '../platform/logger.ts'
import { readError } from './read-error.ts'

/** The one line each failed call leaves: a bug loud and with its stack, a refusal quiet. */
export function logError(input: { error: unknown; path: string | undefined; log: Log }): void {
  const error = readError(input.error)
  const level = error.kind === 'bug' ? 'error' : error.kind === 'operational' ? 'warn' : 'debug'
  input.log[level]({ err: error.kind === 'user' ? undefined : (error.cause ?? error), code: error.code, path: input.path }, error.message)
}

import { ZodError } from 'zod'
import { AppError } from '../errors.ts'
import { errorText } from './error-text.ts'

/** What the outside sees of an error: no stack, no SQL, nothing that was not meant for it. */
export type Problem = { code: string; message: string; requestId: string; params: Record<string, string | number> }

/** Any thrown thing as an AppError: ours as it is, the ones we know by their cause, everything else `internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof ZodError) {
    const issue = error.issues[0]
    return new AppError('bad-request', `input refused: ${issue?.message}`, {
      cause: error,
      params: { field: issue?.path.join('.') || 'body' },
    })
  }
  if (isDatabaseAway(error)) return new AppError('unavailable', 'the database does not answer', { cause: error })
  return new AppError('internal', error instanceof Error ? error.message : 'something that is not an error was thrown', { cause: error })
}

export function toProblem(error: AppError, caller: { language: string | undefined; requestId: string }): Problem {
  // What went wrong inside is for the log: parameters of a bug may carry anything.
  const params = error.kind === 'bug' ? {} : error.params
  return {
    code: error.code,
    message: errorText({ code: error.code, params, language: caller.language }),
    requestId: caller.requestId,
    params,
  }
}

/** Refused, reset, shutting down, starting up, out of connections: it will come back. */
function isDatabaseAway(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string')
    return error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  return ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300', 'P1001', 'P1017', 'P2024'].includes(code)
}

import { TRPCError } from '@trpc/server'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc'
import { AppError, type ErrorCode } from '../platform/errors.ts'
import { toAppError } from '../platform/http/problem.ts'

/** The AppError in whatever came to the border: our own, one of zod, Prisma or tRPC, or a bug. */
export function readError(error: unknown): AppError {
  if (!(error instanceof TRPCError)) return prismaError(error) ?? toAppError(error)
  const { cause } = error
  if (cause && !(cause instanceof TRPCError)) {
    const known = prismaError(cause) ?? toAppError(cause)
    if (known.code !== 'internal') return known
  }
  const code = codesByTrpc[error.code]
  if (code) return new AppError(code, error.message, { cause: error })
  return toAppError(cause ?? error)
}

/** The tRPC code whose HTTP status is that of the error. */
export function trpcCodeOf(error: AppError): TRPC_ERROR_CODE_KEY {
  return codesByStatus[error.status] ?? 'INTERNAL_SERVER_ERROR'
}

const codesByStatus: Record<number, TRPC_ERROR_CODE_KEY> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
}

/** What tRPC itself refuses before a procedure runs. */
const codesByTrpc: Partial<Record<TRPC_ERROR_CODE_KEY, ErrorCode>> = {
  BAD_REQUEST: 'bad-request',
  PARSE_ERROR: 'bad-request',
  METHOD_NOT_SUPPORTED: 'bad-request',
  UNSUPPORTED_MEDIA_TYPE: 'bad-request',
  UNPROCESSABLE_CONTENT: 'bad-request',
  NOT_FOUND: 'not-found',
  PAYLOAD_TOO_LARGE: 'too-large',
}

/** Races that a check before the write cannot exclude: another request made or removed the row in between. */
function prismaError(error: unknown): AppError | null {
  const code = (error as { code?: unknown } | null)?.code
  if (code === 'P2002') return new AppError('conflict', 'there is such a row already', { cause: error })
  if (code === 'P2025') return new AppError('not-found', 'the row is gone', { cause: error })
  if (code === 'P2003') return new AppError('not-found', 'a row that is referred to is gone', { cause: error })
  if (code === 'P2034') return new AppError('conflict', 'two writers met', { cause: error })
  return null
}

/** What the server says about a failure; `code` is one of messages/<locale>/errors.json. */
export type AppErrorData = { code: string; message: string; requestId?: string; params?: Record<string, string | number> }

/** The server's own error inside whatever a query or mutation threw; `unreachable` when no answer came at all. */
export function readAppError(error: unknown): AppErrorData {
  const data = property(error, 'data')
  const own = property(data, 'appError')
  if (isAppErrorData(own)) return own
  const message = error instanceof Error ? error.message : String(error)
  // tRPC wraps a failed fetch: no data means nothing came back from the server.
  if (data === undefined || data === null) return { code: 'unreachable', message }
  const known = codesByTrpc[String(property(data, 'code'))]
  return { code: known ?? 'internal', message }
}

const codesByTrpc: Record<string, string> = {
  BAD_REQUEST: 'bad-request',
  UNAUTHORIZED: 'not-signed-in',
  FORBIDDEN: 'not-allowed',
  NOT_FOUND: 'not-found',
  CONFLICT: 'conflict',
  PAYLOAD_TOO_LARGE: 'too-large',
  TOO_MANY_REQUESTS: 'too-many-requests',
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function isAppErrorData(value: unknown): value is AppErrorData {
  return typeof property(value, 'code') === 'string'
}

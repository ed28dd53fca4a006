/** user: the caller can mend it · operational: a part is down, try again · bug: ours. */
export type ErrorKind = 'user' | 'operational' | 'bug'

/** Every code the outside may see. The interface has a sentence for each in messages/<locale>/errors.json. */
export const errorCodes = {
  'bad-request': { status: 400, kind: 'user' },
  'invalid-document': { status: 400, kind: 'user' },
  'not-signed-in': { status: 401, kind: 'user' },
  'wrong-token': { status: 401, kind: 'user' },
  'not-allowed': { status: 403, kind: 'user' },
  'foreign-origin': { status: 403, kind: 'user' },
  'not-found': { status: 404, kind: 'user' },
  'unknown-channel': { status: 404, kind: 'user' },
  'channel-not-published': { status: 409, kind: 'user' },
  conflict: { status: 409, kind: 'user' },
  'stale-draft': { status: 409, kind: 'user' },
  'incomplete-record': { status: 409, kind: 'user' },
  'blocked-by-findings': { status: 409, kind: 'user' },
  'last-owner': { status: 409, kind: 'user' },
  'in-use': { status: 409, kind: 'user' },
  'name-taken': { status: 409, kind: 'user' },
  'already-member': { status: 409, kind: 'user' },
  'not-owner': { status: 409, kind: 'user' },
  'conversation-closed': { status: 409, kind: 'user' },
  'offer-gone': { status: 409, kind: 'user' },
  'at-capacity': { status: 409, kind: 'user' },
  'agent-full': { status: 409, kind: 'user' },
  'capacity-below-load': { status: 409, kind: 'user' },
  'agent-unavailable': { status: 409, kind: 'user' },
  'file-refused': { status: 415, kind: 'user' },
  'too-large': { status: 413, kind: 'user' },
  'too-many-requests': { status: 429, kind: 'user' },
  overloaded: { status: 503, kind: 'operational' },
  unavailable: { status: 503, kind: 'operational' },
  internal: { status: 500, kind: 'bug' },
} as const satisfies Record<string, { status: number; kind: ErrorKind }>
export type ErrorCode = keyof typeof errorCodes

/**
 * The one error the product throws on purpose. `message` is for the log; what a person reads is looked up by `code`
 * in their language at the border, filled with `params`.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly params: Record<string, string | number>
  /** More than a sentence can say, for the interface: findings, who saved. Shown to the caller of a `user` error. */
  readonly details: unknown

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; params?: Record<string, string | number>; details?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.params = options.params ?? {}
    this.details = options.details
  }

  get status(): number {
    return errorCodes[this.code].status
  }

  get kind(): ErrorKind {
    return errorCodes[this.code].kind
  }
}

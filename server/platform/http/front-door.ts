import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { routePath } from 'hono/route'
import { AppError } from '../errors.ts'
import { newId } from '../id.ts'
import type { Log } from '../logger.ts'
import { answerFailed, inSpan, SpanKind } from '../tracing.ts'
import { bodyLimit } from './body-limit.ts'
import { toAppError, toProblem } from './problem.ts'

/** Asked for again and again, and of no interest: nobody wants their traces. */
const quiet = /^\/(healthz|readyz|health|metrics|_next\/.*)$/

/** What every handler finds on its context: `c.get('requestId')`, `c.get('log')`. */
export type FrontDoorEnv = { Bindings: HttpBindings; Variables: { requestId: string; log: Log } }
export type FrontDoor = Hono<FrontDoorEnv>

/** The most any request may carry; single routes ask for less. */
const mostBytes = 12 * 1024 ** 2

/** The app all routes are mounted on: request ids, one log line a request, a limit on bodies, errors mapped once. */
export function createFrontDoor(input: {
  log: Log
  answered?(done: { status: number; millis: number }): void
  /** What stands in front is ours: its trace goes on here. A stranger's does not, or anybody could have everything recorded. */
  trustProxy?: boolean
}): FrontDoor {
  const app = new Hono<FrontDoorEnv>()

  app.use((c, next) => {
    if (quiet.test(c.req.path)) return next()
    const { method } = c.req
    const parent = (input.trustProxy ? c.req.header('traceparent') : undefined) ?? null
    return inSpan(method, { kind: SpanKind.SERVER, attributes: { 'http.request.method': method }, parent }, async (span) => {
      await next()
      if (!span) return
      // The route and not the address: addresses name conversations and people.
      const route = routePath(c, -1)
      span.updateName(`${method} ${route}`).setAttributes({ 'http.route': route, 'http.response.status_code': c.res.status })
      if (c.res.status >= 500) answerFailed(span)
    })
  })

  app.use(async (c, next) => {
    const began = performance.now()
    const given = c.req.header('x-request-id')
    const requestId = given && /^[\w-]{8,64}$/.test(given) ? given : newId('req')
    const log = input.log.child({ requestId })
    c.set('requestId', requestId)
    c.set('log', log)
    c.header('x-request-id', requestId)
    c.header('x-content-type-options', 'nosniff')
    await next()
    // Path only: addresses may carry tokens behind the question mark.
    const millis = performance.now() - began
    input.answered?.({ status: c.res.status, millis })
    log.debug({ method: c.req.method, path: c.req.path, status: c.res.status, ms: Math.round(millis) }, 'request')
  })
  app.use(bodyLimit(mostBytes))

  app.onError((thrown, c) => {
    const error = toAppError(thrown)
    const log = c.get('log') ?? input.log
    const level = error.kind === 'bug' ? 'error' : error.kind === 'operational' ? 'warn' : 'debug'
    log[level]({ err: error.kind === 'user' ? undefined : (error.cause ?? error), code: error.code, path: c.req.path }, error.message)
    return problem(c.req.header('accept-language'), c.get('requestId') ?? '', error)
  })
  app.notFound((c) => problem(c.req.header('accept-language'), c.get('requestId'), new AppError('not-found', `no route ${c.req.path}`)))
  return app
}

function problem(language: string | undefined, requestId: string, error: AppError): Response {
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  }
  if (error.status === 503 || error.status === 429) headers['retry-after'] = String(error.params.seconds ?? 1)
  return new Response(JSON.stringify(toProblem(error, { language, requestId })), { status: error.status, headers })
}

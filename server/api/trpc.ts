import { initTRPC, TRPCError } from '@trpc/server'
import superjson from 'superjson'
import { AppError } from '../platform/errors.ts'
import { inSpan } from '../platform/tracing.ts'
import { cleanJson } from '../runtime/clean-json.ts'
import type { ApiContext } from './context.ts'
import { formatError } from './format-error.ts'
import { readError, trpcCodeOf } from './read-error.ts'

const t = initTRPC.context<ApiContext>().create({
  transformer: superjson,
  // The stack is for the log, in development too.
  isDev: false,
  errorFormatter: ({ shape, error, ctx }) => formatError({ shape, error, ctx }),
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
})

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** Whatever a use case throws gets the HTTP status of its code; text arrives in a form that Postgres can store. */
const border = t.middleware(async ({ next, getRawInput, path, type }) => {
  const run = () => next({ getRawInput: () => cleanInput(getRawInput) })
  const spanned = () =>
    inSpan(`procedure ${path}`, {}, async (span) => {
      const done = await run()
      if (!done.ok) span?.setAttribute('error.type', readError(done.error).code)
      return done
    })
  // A subscription is open for hours; a span is not.
  const result = await (type === 'subscription' ? run() : spanned())
  if (result.ok) return result
  const error = readError(result.error)
  throw new TRPCError({ code: trpcCodeOf(error), message: error.message, cause: error })
})

/** For everybody, signed in or not. */
export const publicProcedure = t.procedure.use(border)

/** For members: `ctx.actor` is there. What they may do, the use case demands. */
export const memberProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const actor = await ctx.loadActor()
  if (!actor) throw new AppError('not-signed-in', 'no valid session')
  return next({ ctx: { ...ctx, actor } })
})

/** Our inputs are plain JSON, apart from an undefined here and there. @throws AppError bad-request when nested beyond all measure */
async function cleanInput(read: () => Promise<unknown>): Promise<unknown> {
  try {
    const input = await read()
    return input === undefined ? undefined : cleanJson(input)
  } catch (error) {
    // Whoever walks a tower of brackets runs out of stack; it is the tower that is wrong.
    if (rootOf(error) instanceof RangeError)
      throw new AppError('bad-request', 'nested too deep', { cause: error, params: { field: 'body' } })
    throw error
  }
}

function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? rootOf(error.cause) : error
}

import { meRouter } from './routers/me.ts'
import { systemRouter } from './routers/system.ts'
import { createCallerFactory, router } from './trpc.ts'

/** One router per entity, one line each. */
export const appRouter = router({
  me: meRouter,
  system: systemRouter,
})
export type AppRouter = typeof appRouter

/** Calls procedures without HTTP, for tests. */
export const createCaller = createCallerFactory(appRouter)

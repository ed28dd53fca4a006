import { auditRouter } from './routers/audit.ts'
import { cannedRepliesRouter } from './routers/canned-replies.ts'
import { channelsRouter } from './routers/channels.ts'
import { meRouter } from './routers/me.ts'
import { membersRouter } from './routers/members.ts'
import { projectsRouter } from './routers/projects.ts'
import { queuesRouter } from './routers/queues.ts'
import { systemRouter } from './routers/system.ts'
import { workspaceRouter } from './routers/workspace.ts'
import { createCallerFactory, router } from './trpc.ts'

/** One router per entity, one line each. */
export const appRouter = router({
  audit: auditRouter,
  cannedReplies: cannedRepliesRouter,
  channels: channelsRouter,
  me: meRouter,
  members: membersRouter,
  projects: projectsRouter,
  queues: queuesRouter,
  system: systemRouter,
  workspace: workspaceRouter,
})
export type AppRouter = typeof appRouter

/** Calls procedures without HTTP, for tests. */
export const createCaller = createCallerFactory(appRouter)

import { auditRouter } from './routers/audit.ts'
import { cannedRepliesRouter } from './routers/canned-replies.ts'
import { channelsRouter } from './routers/channels.ts'
import { connectionsRouter } from './routers/connections.ts'
import { credentialsRouter } from './routers/credentials.ts'
import { customersRouter } from './routers/customers.ts'
import { deskRouter } from './routers/desk.ts'
import { insightRouter } from './routers/insight.ts'
import { knowledgeRouter } from './routers/knowledge.ts'
import { meRouter } from './routers/me.ts'
import { membersRouter } from './routers/members.ts'
import { operationsRouter } from './routers/operations.ts'
import { presenceRouter } from './routers/presence.ts'
import { projectsRouter } from './routers/projects.ts'
import { queuesRouter } from './routers/queues.ts'
import { retentionRouter } from './routers/retention.ts'
import { simulatorRouter } from './routers/simulator.ts'
import { systemRouter } from './routers/system.ts'
import { templatesRouter } from './routers/templates.ts'
import { ticketsRouter } from './routers/tickets.ts'
import { tourRouter } from './routers/tour.ts'
import { workspaceRouter } from './routers/workspace.ts'
import { createCallerFactory, router } from './trpc.ts'

/** One router per entity, one line each. */
export const appRouter = router({
  audit: auditRouter,
  cannedReplies: cannedRepliesRouter,
  channels: channelsRouter,
  connections: connectionsRouter,
  credentials: credentialsRouter,
  customers: customersRouter,
  desk: deskRouter,
  insight: insightRouter,
  knowledge: knowledgeRouter,
  me: meRouter,
  members: membersRouter,
  operations: operationsRouter,
  presence: presenceRouter,
  projects: projectsRouter,
  queues: queuesRouter,
  retention: retentionRouter,
  simulator: simulatorRouter,
  system: systemRouter,
  templates: templatesRouter,
  tickets: ticketsRouter,
  tour: tourRouter,
  workspace: workspaceRouter,
})
export type AppRouter = typeof appRouter

/** Calls procedures without HTTP, for tests. */
export const createCaller = createCallerFactory(appRouter)

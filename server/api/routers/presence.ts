import { listBreakReasons, saveBreakReasons, saveBreakReasonsInput } from '../../routing/presence/break-reasons.ts'
import { listPresence } from '../../routing/presence/list-presence.ts'
import { presenceLog, presenceLogInput } from '../../routing/presence/presence-log.ts'
import { setPresence, setPresenceInput } from '../../routing/presence/set-presence.ts'
import { memberProcedure, router } from '../trpc.ts'

export const presenceRouter = router({
  list: memberProcedure.query(({ ctx }) => listPresence(ctx.services, ctx.actor)),
  log: memberProcedure.input(presenceLogInput).query(({ ctx, input }) => presenceLog(ctx.services, ctx.actor, input)),
  reasons: memberProcedure.query(({ ctx }) => listBreakReasons(ctx.services, ctx.actor)),
  saveReasons: memberProcedure.input(saveBreakReasonsInput).mutation(({ ctx, input }) => saveBreakReasons(ctx.services, ctx.actor, input)),
  set: memberProcedure.input(setPresenceInput).mutation(({ ctx, input }) => setPresence(ctx.services, ctx.actor, input)),
})

import { listPresence } from '../../routing/presence/list-presence.ts'
import { setPresence, setPresenceInput } from '../../routing/presence/set-presence.ts'
import { memberProcedure, router } from '../trpc.ts'

export const presenceRouter = router({
  list: memberProcedure.query(({ ctx }) => listPresence(ctx.services, ctx.actor)),
  set: memberProcedure.input(setPresenceInput).mutation(({ ctx, input }) => setPresence(ctx.services, ctx.actor, input)),
})

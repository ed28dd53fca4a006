import { listRetention } from '../../retention/list-retention.ts'
import { setRetention, setRetentionInput } from '../../retention/set-retention.ts'
import { memberProcedure, router } from '../trpc.ts'

export const retentionRouter = router({
  list: memberProcedure.query(({ ctx }) => listRetention(ctx.services, ctx.actor)),
  set: memberProcedure.input(setRetentionInput).mutation(({ ctx, input }) => setRetention(ctx.services, ctx.actor, input)),
})

import { overview, overviewInput } from '../../insight/overview.ts'
import { memberProcedure, router } from '../trpc.ts'

export const insightRouter = router({
  overview: memberProcedure.input(overviewInput).query(({ ctx, input }) => overview(ctx.services, ctx.actor, input)),
})

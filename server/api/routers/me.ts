import { getMe } from '../../identity/get-me.ts'
import { updateMe, updateMeInput } from '../../identity/update-me.ts'
import { memberProcedure, router } from '../trpc.ts'

export const meRouter = router({
  get: memberProcedure.query(({ ctx }) => getMe(ctx.services, ctx.actor)),
  update: memberProcedure.input(updateMeInput).mutation(({ ctx, input }) => updateMe(ctx.services, ctx.actor, input)),
})

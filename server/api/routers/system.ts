import { readSystemInfo } from '../../identity/read-system-info.ts'
import { publicProcedure, router } from '../trpc.ts'

export const systemRouter = router({
  info: publicProcedure.query(({ ctx }) => readSystemInfo(ctx.services)),
})

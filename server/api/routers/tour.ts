import { getTour } from '../../tour/get-tour.ts'
import { reportStep, reportStepInput } from '../../tour/report-step.ts'
import { steerTour, steerTourInput } from '../../tour/steer-tour.ts'
import { memberProcedure, router } from '../trpc.ts'

export const tourRouter = router({
  get: memberProcedure.query(({ ctx }) => getTour(ctx.services, ctx.actor)),
  report: memberProcedure.input(reportStepInput).mutation(({ ctx, input }) => reportStep(ctx.services, ctx.actor, input)),
  steer: memberProcedure.input(steerTourInput).mutation(({ ctx, input }) => steerTour(ctx.services, ctx.actor, input)),
})

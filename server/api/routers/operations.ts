import { discardDeadLetters, discardDeadLettersInput } from '../../operations/discard-dead-letters.ts'
import { listDeadLetters } from '../../operations/list-dead-letters.ts'
import { readOperations } from '../../operations/read-operations.ts'
import { rerunDeadLetters, rerunDeadLettersInput } from '../../operations/rerun-dead-letters.ts'
import { memberProcedure, router } from '../trpc.ts'

export const operationsRouter = router({
  get: memberProcedure.query(({ ctx }) => readOperations(ctx.services, ctx.actor)),
  deadLetters: memberProcedure.query(({ ctx }) => listDeadLetters(ctx.services, ctx.actor)),
  rerun: memberProcedure.input(rerunDeadLettersInput).mutation(({ ctx, input }) => rerunDeadLetters(ctx.services, ctx.actor, input)),
  discard: memberProcedure.input(discardDeadLettersInput).mutation(({ ctx, input }) => discardDeadLetters(ctx.services, ctx.actor, input)),
})

import { listRecorded, listRecordedInput } from '../../simulator/list-recorded.ts'
import { performHttpForSimulator, performHttpInput } from '../../simulator/perform-http-for-simulator.ts'
import { readRecorded, readRecordedInput } from '../../simulator/read-recorded.ts'
import { searchKnowledgeForSimulator, searchKnowledgeInput } from '../../simulator/search-knowledge-for-simulator.ts'
import { understandForSimulator, understandInput } from '../../simulator/understand-for-simulator.ts'
import { memberProcedure, router } from '../trpc.ts'

/** Real answers and stored conversations for the simulator in the browser. Answers are mutations, because a large draft does not fit into an address. */
export const simulatorRouter = router({
  understand: memberProcedure.input(understandInput).mutation(({ ctx, input }) => understandForSimulator(ctx.services, ctx.actor, input)),
  knowledge: memberProcedure
    .input(searchKnowledgeInput)
    .mutation(({ ctx, input }) => searchKnowledgeForSimulator(ctx.services, ctx.actor, input)),
  recorded: memberProcedure.input(listRecordedInput).query(({ ctx, input }) => listRecorded(ctx.services, ctx.actor, input)),
  recording: memberProcedure.input(readRecordedInput).query(({ ctx, input }) => readRecorded(ctx.services, ctx.actor, input)),
  http: memberProcedure.input(performHttpInput).mutation(({ ctx, input }) => performHttpForSimulator(ctx.services, ctx.actor, input)),
})

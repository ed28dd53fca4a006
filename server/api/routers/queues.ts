import { createQueue, createQueueInput } from '../../queues/create-queue.ts'
import { listQueues } from '../../queues/list-queues.ts'
import { removeQueue, removeQueueInput } from '../../queues/remove-queue.ts'
import { updateQueue, updateQueueInput } from '../../queues/update-queue.ts'
import { memberProcedure, router } from '../trpc.ts'

export const queuesRouter = router({
  list: memberProcedure.query(({ ctx }) => listQueues(ctx.services, ctx.actor)),
  create: memberProcedure.input(createQueueInput).mutation(({ ctx, input }) => createQueue(ctx.services, ctx.actor, input)),
  update: memberProcedure.input(updateQueueInput).mutation(({ ctx, input }) => updateQueue(ctx.services, ctx.actor, input)),
  remove: memberProcedure.input(removeQueueInput).mutation(({ ctx, input }) => removeQueue(ctx.services, ctx.actor, input)),
})

import { listCannedReplies } from '../../canned-replies/list-canned-replies.ts'
import { removeCannedReply, removeCannedReplyInput } from '../../canned-replies/remove-canned-reply.ts'
import { saveCannedReply, saveCannedReplyInput } from '../../canned-replies/save-canned-reply.ts'
import { memberProcedure, router } from '../trpc.ts'

export const cannedRepliesRouter = router({
  list: memberProcedure.query(({ ctx }) => listCannedReplies(ctx.services, ctx.actor)),
  save: memberProcedure.input(saveCannedReplyInput).mutation(({ ctx, input }) => saveCannedReply(ctx.services, ctx.actor, input)),
  remove: memberProcedure.input(removeCannedReplyInput).mutation(({ ctx, input }) => removeCannedReply(ctx.services, ctx.actor, input)),
})

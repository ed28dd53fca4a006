import { tracked } from '@trpc/server'
import { actOnMany, actOnManyInput } from '../../desk/act-on-many.ts'
import { addNote, addNoteInput } from '../../desk/add-note.ts'
import { decideApproval, decideApprovalInput } from '../../desk/decide-approval.ts'
import { countConversations } from '../../desk/desk-counts.ts'
import { type DeskStreamMessage, deskStream, deskStreamInput } from '../../desk/desk-stream.ts'
import { explainHandoff, explainHandoffInput } from '../../desk/explain-handoff.ts'
import { getConversation, getConversationInput } from '../../desk/get-conversation.ts'
import { listConversations, listConversationsInput } from '../../desk/list-conversations.ts'
import { listEvents, listEventsInput } from '../../desk/list-events.ts'
import { listOffers } from '../../desk/list-offers.ts'
import { listTargets } from '../../desk/list-targets.ts'
import { markRead, markReadInput } from '../../desk/mark-read.ts'
import { saveDraft, saveDraftInput } from '../../desk/save-draft.ts'
import { sendReply, sendReplyInput } from '../../desk/send-reply.ts'
import { setAttention, setAttentionInput } from '../../desk/set-attention.ts'
import { showTyping, showTypingInput } from '../../desk/show-typing.ts'
import { linkFile, linkFileInput } from '../../files/link-file.ts'
import { acceptOffer, acceptOfferInput } from '../../routing/accept-offer.ts'
import { claimConversation, claimConversationInput } from '../../routing/claim-conversation.ts'
import { declineOffer, declineOfferInput } from '../../routing/decline-offer.ts'
import { reassign, reassignInput } from '../../routing/reassign.ts'
import { resolveConversation, resolveConversationInput } from '../../routing/resolve-conversation.ts'
import { returnToBot, returnToBotInput } from '../../routing/return-to-bot.ts'
import { takeOver, takeOverInput } from '../../routing/take-over.ts'
import { transfer, transferInput } from '../../routing/transfer.ts'
import { memberProcedure, router } from '../trpc.ts'

export const deskRouter = router({
  list: memberProcedure.input(listConversationsInput).query(({ ctx, input }) => listConversations(ctx.services, ctx.actor, input)),
  counts: memberProcedure.query(({ ctx }) => countConversations(ctx.services, ctx.actor)),
  get: memberProcedure.input(getConversationInput).query(({ ctx, input }) => getConversation(ctx.services, ctx.actor, input)),
  events: memberProcedure.input(listEventsInput).query(({ ctx, input }) => listEvents(ctx.services, ctx.actor, input)),
  file: memberProcedure.input(linkFileInput).query(({ ctx, input }) => linkFile(ctx.services, ctx.actor, input)),
  explain: memberProcedure.input(explainHandoffInput).query(({ ctx, input }) => explainHandoff(ctx.services, ctx.actor, input)),
  offers: memberProcedure.query(({ ctx }) => listOffers(ctx.services, ctx.actor)),
  targets: memberProcedure.query(({ ctx }) => listTargets(ctx.services, ctx.actor)),

  reply: memberProcedure.input(sendReplyInput).mutation(({ ctx, input }) => sendReply(ctx.services, ctx.actor, input)),
  note: memberProcedure.input(addNoteInput).mutation(({ ctx, input }) => addNote(ctx.services, ctx.actor, input)),
  decideApproval: memberProcedure.input(decideApprovalInput).mutation(({ ctx, input }) => decideApproval(ctx.services, ctx.actor, input)),
  saveDraft: memberProcedure.input(saveDraftInput).mutation(({ ctx, input }) => saveDraft(ctx.services, ctx.actor, input)),
  markRead: memberProcedure.input(markReadInput).mutation(({ ctx, input }) => markRead(ctx.services, ctx.actor, input)),
  typing: memberProcedure.input(showTypingInput).mutation(({ ctx, input }) => showTyping(ctx.services, ctx.actor, input)),

  setAttention: memberProcedure.input(setAttentionInput).mutation(({ ctx, input }) => setAttention(ctx.services, ctx.actor, input)),

  many: memberProcedure.input(actOnManyInput).mutation(({ ctx, input }) => actOnMany(ctx.services, ctx.actor, input)),

  accept: memberProcedure.input(acceptOfferInput).mutation(({ ctx, input }) => acceptOffer(ctx.services, ctx.actor, input)),
  decline: memberProcedure.input(declineOfferInput).mutation(({ ctx, input }) => declineOffer(ctx.services, ctx.actor, input)),
  claim: memberProcedure.input(claimConversationInput).mutation(({ ctx, input }) => claimConversation(ctx.services, ctx.actor, input)),
  takeOver: memberProcedure.input(takeOverInput).mutation(({ ctx, input }) => takeOver(ctx.services, ctx.actor, input)),
  reassign: memberProcedure.input(reassignInput).mutation(({ ctx, input }) => reassign(ctx.services, ctx.actor, input)),
  transfer: memberProcedure.input(transferInput).mutation(({ ctx, input }) => transfer(ctx.services, ctx.actor, input)),
  returnToBot: memberProcedure.input(returnToBotInput).mutation(({ ctx, input }) => returnToBot(ctx.services, ctx.actor, input)),
  resolve: memberProcedure
    .input(resolveConversationInput)
    .mutation(({ ctx, input }) => resolveConversation(ctx.services, ctx.actor, input)),

  /** Server-sent events. Items with an id are resumed from by it; see DeskStreamItem. */
  stream: memberProcedure
    .input(deskStreamInput)
    .subscription(({ ctx, input, signal }) => withIds(deskStream(ctx.services, ctx.actor, input, signal ?? new AbortController().signal))),
})

async function* withIds(messages: AsyncGenerator<DeskStreamMessage, void, void>) {
  for await (const { cursor, item } of messages) {
    if (cursor === null) yield item
    else yield tracked(cursor, item)
  }
}

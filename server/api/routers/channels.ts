import { createChannel, createChannelInput } from '../../channels/admin/create-channel.ts'
import { getChannel, getChannelInput } from '../../channels/admin/get-channel.ts'
import { listChannels } from '../../channels/admin/list-channels.ts'
import { updateChannel, updateChannelInput } from '../../channels/admin/update-channel.ts'
import { memberProcedure, router } from '../trpc.ts'

export const channelsRouter = router({
  list: memberProcedure.query(({ ctx }) => listChannels(ctx.services, ctx.actor)),
  get: memberProcedure.input(getChannelInput).query(({ ctx, input }) => getChannel(ctx.services, ctx.actor, input)),
  create: memberProcedure.input(createChannelInput).mutation(({ ctx, input }) => createChannel(ctx.services, ctx.actor, input)),
  update: memberProcedure.input(updateChannelInput).mutation(({ ctx, input }) => updateChannel(ctx.services, ctx.actor, input)),
})

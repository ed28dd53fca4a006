import { connectionInput } from '../../connections/connection-kinds.ts'
import { listConnections } from '../../connections/list-connections.ts'
import { removeConnection, removeConnectionInput } from '../../connections/remove-connection.ts'
import { saveConnection } from '../../connections/save-connection.ts'
import { tryConnection } from '../../connections/try-connection.ts'
import { memberProcedure, router } from '../trpc.ts'

export const connectionsRouter = router({
  list: memberProcedure.query(({ ctx }) => listConnections(ctx.services, ctx.actor)),
  save: memberProcedure.input(connectionInput).mutation(({ ctx, input }) => saveConnection(ctx.services, ctx.actor, input)),
  try: memberProcedure.input(connectionInput).mutation(({ ctx, input }) => tryConnection(ctx.services, ctx.actor, input)),
  remove: memberProcedure.input(removeConnectionInput).mutation(({ ctx, input }) => removeConnection(ctx.services, ctx.actor, input)),
})

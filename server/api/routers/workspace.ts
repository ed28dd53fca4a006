import { getWorkspace } from '../../identity/workspace/get-workspace.ts'
import { updateWorkspace, updateWorkspaceInput } from '../../identity/workspace/update-workspace.ts'
import { memberProcedure, router } from '../trpc.ts'

export const workspaceRouter = router({
  get: memberProcedure.query(({ ctx }) => getWorkspace(ctx.services, ctx.actor)),
  update: memberProcedure.input(updateWorkspaceInput).mutation(({ ctx, input }) => updateWorkspace(ctx.services, ctx.actor, input)),
})

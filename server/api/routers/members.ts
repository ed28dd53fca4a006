import { createMember, createMemberInput } from '../../identity/members/create-member.ts'
import { listMembers } from '../../identity/members/list-members.ts'
import { removeMember, removeMemberInput } from '../../identity/members/remove-member.ts'
import { setRole, setRoleInput } from '../../identity/members/set-role.ts'
import { updateMember, updateMemberInput } from '../../identity/members/update-member.ts'
import { memberProcedure, router } from '../trpc.ts'

export const membersRouter = router({
  list: memberProcedure.query(({ ctx }) => listMembers(ctx.services, ctx.actor)),
  create: memberProcedure.input(createMemberInput).mutation(({ ctx, input }) => createMember(ctx.services, ctx.actor, input)),
  update: memberProcedure.input(updateMemberInput).mutation(({ ctx, input }) => updateMember(ctx.services, ctx.actor, input)),
  setRole: memberProcedure.input(setRoleInput).mutation(({ ctx, input }) => setRole(ctx.services, ctx.actor, input)),
  remove: memberProcedure.input(removeMemberInput).mutation(({ ctx, input }) => removeMember(ctx.services, ctx.actor, input)),
})

import { listAuditEntries, listAuditEntriesInput } from '../../identity/list-audit-entries.ts'
import { memberProcedure, router } from '../trpc.ts'

export const auditRouter = router({
  list: memberProcedure.input(listAuditEntriesInput).query(({ ctx, input }) => listAuditEntries(ctx.services, ctx.actor, input)),
})

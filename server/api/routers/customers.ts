import { getCustomer, getCustomerInput } from '../../customers/get-customer.ts'
import { listCustomers, listCustomersInput } from '../../customers/list-customers.ts'
import { updateCustomer, updateCustomerInput } from '../../customers/update-customer.ts'
import { eraseCustomer, eraseCustomerInput } from '../../retention/erase-customer.ts'
import { memberProcedure, router } from '../trpc.ts'

export const customersRouter = router({
  list: memberProcedure.input(listCustomersInput).query(({ ctx, input }) => listCustomers(ctx.services, ctx.actor, input)),
  get: memberProcedure.input(getCustomerInput).query(({ ctx, input }) => getCustomer(ctx.services, ctx.actor, input)),
  update: memberProcedure.input(updateCustomerInput).mutation(({ ctx, input }) => updateCustomer(ctx.services, ctx.actor, input)),
  erase: memberProcedure.input(eraseCustomerInput).mutation(({ ctx, input }) => eraseCustomer(ctx.services, ctx.actor, input)),
})

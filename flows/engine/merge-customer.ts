import type { Command, CustomerFacts } from './types.ts'

type Change = Omit<Extract<Command, { kind: 'updateCustomer' }>, 'kind' | 'name'> & { name?: string | null }

/** The customer after a change, as the runtime stores it: attributes by key, tags in order of first appearance. */
export function mergeCustomer<Customer extends Omit<CustomerFacts, 'id'>>(customer: Customer, change: Change): Customer {
  const tags = [...new Set([...customer.tags, ...change.addTags])].filter((tag) => !change.removeTags.includes(tag))
  return { ...customer, name: change.name ?? customer.name, attributes: { ...customer.attributes, ...change.attributes }, tags }
}

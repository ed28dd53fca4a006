import type { CustomerFacts } from '../../flows/engine/types.ts'
import type { CustomerChange } from './turn-store.ts'

/** The customer after a change, as commit_turns writes it: attributes by key, tags in order of first appearance. */
export function mergeCustomer(customer: CustomerFacts, change: CustomerChange): CustomerFacts {
  const tags = [...new Set([...customer.tags, ...change.addTags])].filter((tag) => !change.removeTags.includes(tag))
  return { ...customer, name: change.name ?? customer.name, attributes: { ...customer.attributes, ...change.attributes }, tags }
}

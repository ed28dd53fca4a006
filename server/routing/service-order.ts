/**
 * The order people in a queue are served in, as SQL: the same as `inOrder` of decide.ts. It is the expression of the index
 * conversation_service_order, letter by letter. Earlier comes first; ties by id.
 */
export function serviceOrder(alias: string): string {
  return `((${alias}.queued_at AT TIME ZONE 'UTC') - ${alias}.priority * interval '1 minute')`
}

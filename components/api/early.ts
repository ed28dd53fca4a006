import superjson from 'superjson'

/** Where the interface's procedures are. */
export const apiUrl = '/api/trpc'

/**
 * Queries that a page asks for before its program runs (`preloadQuery`): they travel alone, not in a batch, so that their address is
 * known beforehand.
 */
export const earlyQueries = ['me.get', 'projects.get', 'queues.list'] as const

/** The address at which tRPC asks an early query. */
export function earlyAddress(query: (typeof earlyQueries)[number], input?: Record<string, string>): string {
  return `${apiUrl}/${query}?input=${encodeURIComponent(JSON.stringify(superjson.serialize(input)))}`
}

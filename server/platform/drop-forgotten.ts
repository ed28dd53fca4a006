import type { Pool, PoolClient } from 'pg'

/**
 * One connection that gives no answer is seldom alone: a firewall that forgets one forgets all that were quiet. Whatever lay idle in the
 * pool since before the question that was never answered is dropped with it; else each would be handed out once, and whoever got it
 * would wait as long again.
 */
export function dropForgotten(pool: Pool): void {
  /** When each was taken out of the pool last, and since when it lies in it again. */
  const lent = new WeakMap<PoolClient, number>()
  const idle = new Map<PoolClient, number>()
  pool.on('acquire', (client) => {
    idle.delete(client)
    lent.set(client, performance.now())
  })
  pool.on('remove', (client) => void idle.delete(client))
  pool.on('release', (error: unknown, client) => {
    if (!error) {
      idle.set(client, performance.now())
      return
    }
    if (!(error instanceof Error) || error.message !== UNANSWERED) return
    const since = lent.get(client) ?? 0
    for (const [other, at] of idle) if (at < since) streamOf(other)?.destroy(new Error('connection taken for lost'))
  })
}

/** How the driver says that `query_timeout` is over. */
const UNANSWERED = 'Query read timeout'

/** The pool takes a connection away whose stream breaks; the driver's types do not name it. */
function streamOf(client: PoolClient): { destroy(error: Error): void } | undefined {
  return (client as unknown as { connection?: { stream?: { destroy(error: Error): void } } }).connection?.stream
}

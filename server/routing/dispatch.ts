import type { PoolClient } from 'pg'
import type { Services } from '../services.ts'
import { decide } from './decide.ts'
import { loadWorld, type World } from './load-world.ts'
import { makeOffer } from './make-offer.ts'
import { retireOffers } from './retire-offers.ts'

export type DispatchParts = Pick<Services, 'db' | 'runtime' | 'clock' | 'signals'>
export type Dispatched = { ended: number; offered: number; refused: number }

/** Offers on their way at once: each is a transaction, and the pool is for everybody. */
const ABREAST = 4

/**
 * One pass over a workspace: ended offers give their slots back, then everybody who can be served is offered to somebody.
 * At most one process passes over a workspace at a time; null: another one is at it. The lock only spares double work: what
 * keeps an agent from getting too much, or two from getting one customer, stands in each offer's own commit.
 */
export async function dispatch(parts: DispatchParts, workspaceId: string): Promise<Dispatched | null> {
  const client = await parts.db.pool.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const { rows } = await client.query<{ locked: boolean }>(lockSql, [`routing|${workspaceId}`])
    const result = rows[0]?.locked ? await pass(parts, workspaceId, client) : null
    await client.query('COMMIT')
    return result
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    // A connection that failed is closed: its transaction and with it the lock are gone.
    client.release(broken)
  }
}

async function pass(parts: DispatchParts, workspaceId: string, client: PoolClient): Promise<Dispatched> {
  const ended = await retireOffers(parts, workspaceId)
  const world = await loadWorld(client, workspaceId)
  const { offers } = decide({ ...world, now: parts.clock.now() })
  const find = index(world)
  let offered = 0
  let next = 0
  const worker = async () => {
    for (let offer = offers[next++]; offer; offer = offers[next++]) {
      if (await makeOffer(parts, { workspaceId, offer, ...find(offer) })) offered += 1
    }
  }
  await Promise.all(Array.from({ length: Math.min(ABREAST, offers.length) }, worker))
  return { ended, offered, refused: offers.length - offered }
}

/** What an offer needs to know besides the decision. */
function index(world: World) {
  const names = new Map(world.agents.map((agent) => [agent.memberId, agent.name]))
  const seconds = new Map(world.queues.map((queue) => [queue.id, queue.offerSeconds]))
  const epochs = new Map(world.waiting.map((one) => [one.conversationId, one.epoch]))
  return ({ conversationId, memberId, queueId }: { conversationId: string; memberId: string; queueId: string }) => ({
    epoch: epochs.get(conversationId) ?? -1,
    name: names.get(memberId) ?? '',
    offerSeconds: seconds.get(queueId) ?? 20,
  })
}

const lockSql = 'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS locked'

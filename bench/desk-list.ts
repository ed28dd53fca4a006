import { countConversations } from '../server/desk/desk-counts.ts'
import { getConversation } from '../server/desk/get-conversation.ts'
import { deskLists, listConversations } from '../server/desk/list-conversations.ts'
import type { Actor } from '../server/identity/actor.ts'
import { overview } from '../server/insight/overview.ts'
import { openDatabase } from '../server/platform/database.ts'
import { throwawayPostgres } from '../server/platform/embedded-postgres/throwaway-postgres.ts'
import { migrate } from '../server/platform/migrations/migrate.ts'
import { seedConversations } from './desk/seed-conversations.ts'
import type { Figure } from './figure.ts'

const CONVERSATIONS = 100_000
const LIMIT = 50

/**
 * desk.list, desk.search, desk.get, desk.counts and insight.overview among 100,000 conversations with a million events: server
 * side, one at a time, p95 in ms against the 50 ms that are to be kept.
 */
export async function run(): Promise<Figure[]> {
  const postgres = await throwawayPostgres({ name: 'bench-desk-list', durable: true })
  const db = openDatabase({ url: postgres.url, connections: 4 })
  try {
    await migrate({ url: postgres.url })
    const until = Date.now()
    await seedConversations(db.pool, { count: CONVERSATIONS, days: 30, until })
    // A clock that jumps: figures that are kept for a second are read anew each time.
    let now = until
    const clock = { now: () => (now += 60_000) }
    const services = { db, clock }
    const actor: Actor = { workspaceId: 'w', memberId: 'ann', userId: 'w-ann', name: 'Ann', role: 'owner', locale: 'zh-CN' }
    const figures: Figure[] = []
    for (const list of deskLists) {
      let cursor: string | null = null
      const page = async () => {
        const { nextCursor } = await listConversations(services, actor, { list, limit: 50, cursor })
        cursor = nextCursor
      }
      figures.push(await measure(`desk.list.${list}`, 120, page))
    }
    for (const [name, text] of [
      ['chinese', '退款'],
      ['message', '星期'],
      ['name', '秀英77'],
      ['nothing', '没有这句话'],
      ['rare', 'e99999'],
    ] as const)
      figures.push(
        await measure(`desk.search.${name}`, 40, () => listConversations(services, actor, { list: 'mine', search: text, limit: 50 })),
      )
    const { items } = await listConversations(services, actor, { list: 'closed', limit: 50 })
    let next = 0
    figures.push(
      await measure('desk.get', 100, () => getConversation(services, actor, { conversationId: items[next++ % items.length]?.id ?? '' })),
    )
    figures.push(await measure('desk.counts', 60, () => countConversations(services, actor)))
    const day = (back: number) => new Date(until - back * 86_400_000).toISOString().slice(0, 10)
    figures.push(await measure('insight.overview.week', 5, () => overview(services, actor, { from: day(7), to: day(1) }), null))
    figures.push(await measure('insight.overview.month', 3, () => overview(services, actor, { from: day(30), to: day(0) }), null))
    return figures
  } finally {
    await db.close()
    await postgres.remove()
  }
}

async function measure(name: string, rounds: number, work: () => Promise<unknown>, limit: number | null = LIMIT): Promise<Figure> {
  for (let i = 0; i < 3; i++) await work()
  const times: number[] = []
  for (let i = 0; i < rounds; i++) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  const p95 = times.sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0
  return {
    name,
    value: Math.round(p95 * 10) / 10,
    unit: 'ms p95',
    reference: limit,
    ratio: limit === null ? null : Math.round((p95 / limit) * 100) / 100,
    n: rounds,
  }
}

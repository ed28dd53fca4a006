import pg from 'pg'
import { throwawayPostgres } from '../server/platform/embedded-postgres/throwaway-postgres.ts'
import { migrate } from '../server/platform/migrations/migrate.ts'
import { seedChannel } from '../server/runtime/testing/seed.ts'
import { supportFlow } from '../server/runtime/testing/support-flow.ts'
import { type Figure, median } from './figure.ts'
import { type Cost, measure, open } from './runtime-turn.ts'

const WARM_UP = 4
const ROUNDS = 5
const IN_A_CONVERSATION = 10

/**
 * runtime.growth: CPU per turn with `messages` stored (a million; `npm run bench runtime-growth 10000000` for ten) against the same database
 * while it was empty. The stored ones lie in ended conversations of the same workspace, ten messages and turns each.
 */
export async function run(messages = 1_000_000): Promise<Figure[]> {
  const postgres = await throwawayPostgres({ name: 'bench-growth', durable: true })
  const pool = new pg.Pool({ connectionString: postgres.url, max: 1 })
  try {
    await migrate({ url: postgres.url })
    await seedChannel(pool, { versionId: 'v1', content: supportFlow })
    const server = await open('serve-turns.ts', postgres.url)
    try {
      const rounds = async (name: string): Promise<Cost[]> => {
        const costs: Cost[] = []
        for (let round = -WARM_UP; round < ROUNDS; round++) {
          const cost = await measure(server, postgres.pid() ?? 0, `${name}${round}`)
          if (round >= 0) costs.push(cost)
        }
        return costs
      }
      const empty = await rounds('empty')
      await fill(pool, messages)
      const full = await rounds('full')
      const cpu = (costs: Cost[]) => median(costs.map(({ server, postgres }) => server + postgres))
      const [value, reference] = [cpu(full), cpu(empty)]
      return [
        {
          name: 'runtime.growth',
          value: Number(value.toPrecision(3)),
          unit: 'CPU-s per 1,000 turns',
          reference: Number(reference.toPrecision(3)),
          ratio: Number((value / reference).toPrecision(3)),
          n: messages,
        },
      ]
    } finally {
      server.child.kill()
    }
  } finally {
    await pool.end()
    await postgres.remove()
  }
}

/** Conversations that ended within the last year. */
async function fill(pool: pg.Pool, messages: number): Promise<void> {
  const conversations = Math.ceil(messages / IN_A_CONVERSATION)
  await pool.query(`INSERT INTO customer (workspace_id, id, updated_at) VALUES ('w', 'old', now())`)
  await pool.query(
    `INSERT INTO conversation (shard, id, workspace_id, channel_id, customer_id, external_id, version_id, version, last_seq, state, owner, last_message_at, created_at, closed_at)
     SELECT n % 1024, (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || substr(md5(n::text), 1, 20))::uuid, 'w', 'c', 'old', 'old' || n, 'v1',
       $2::int, $2::int, '{}', 'closed', at, at, at
     FROM generate_series(1, $1::int) n, LATERAL (SELECT now() - n * (interval '365 days' / $1::int) AS at) t`,
    [conversations, IN_A_CONVERSATION],
  )
  await pool.query(
    `INSERT INTO event (shard, conversation_id, seq, workspace_id, at, kind, actor, epoch, body, txid)
     SELECT shard, id, seq, 'w', created_at, 'message.bot', 'bot', 0, '{"kind":"message.bot","content":{"kind":"text","text":"订单 SF-20260001 已由顺丰发出。"}}', 1
     FROM conversation, generate_series(1, $1::int) seq WHERE customer_id = 'old'`,
    [IN_A_CONVERSATION],
  )
  await pool.query(
    `INSERT INTO turn_log (shard, conversation_id, turn, workspace_id, version_id, at, engine, inputs, trace)
     SELECT shard, id, turn, 'w', 'v1', created_at, '1', '[{"event":{"kind":"message","text":"查订单"},"facts":{}}]', '[]'
     FROM conversation, generate_series(1, $1::int) turn WHERE customer_id = 'old'`,
    [IN_A_CONVERSATION],
  )
  await pool.query('VACUUM ANALYZE')
  await pool.query('CHECKPOINT')
}

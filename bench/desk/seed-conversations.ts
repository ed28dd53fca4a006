import type { Pool } from 'pg'
import { seedChannel } from '../../server/runtime/testing/seed.ts'

/** Spread over the days before `until`. Three in a hundred are with the bot, one waits, two are with a person, the rest is over. */
export async function seedConversations(pool: Pool, { count, days, until }: { count: number; days: number; until: number }): Promise<void> {
  await seedChannel(pool)
  await pool.query(`UPDATE member SET capacity = 10000 WHERE id = 'ann'`)
  await pool.query(`SELECT setseed(0.5)`)
  await pool.query(customersSql, [count])
  await pool.query(conversationsSql, [count, days * 86_400, new Date(until)])
  await pool.query(eventsSql)
  await pool.query('VACUUM ANALYZE')
}

const customersSql = `
  INSERT INTO customer (workspace_id, id, name, updated_at)
  SELECT 'w', 'u' || n, (ARRAY['王','李','张','刘','陈','Smith ','Jones '])[1 + n % 7] || (ARRAY['小明','建国','秀英','芳','Ann','Bob'])[1 + n % 6] || n, now()
  FROM generate_series(1, $1) n`

const conversationsSql = `
  INSERT INTO conversation (shard, id, workspace_id, channel_id, customer_id, external_id, version_id, version, last_seq, state, owner, epoch, queue_id, agent_id,
    queued_at, needs_attention, preview, preview_by, last_message_at, waiting_since, unread, outcome, created_at, closed_at)
  SELECT s.shard, s.id, 'w', 'c', 'u' || s.n, 'e' || s.n, 'echo', 1, 10, '{}', s.owner, 0, CASE WHEN s.n % 5 = 0 THEN 'q' END,
    CASE WHEN s.owner IN ('agent', 'closed') AND s.n % 5 = 0 THEN 'ann' END, CASE WHEN s.owner = 'queue' THEN s.began END, s.n % 200 = 0,
    (ARRAY['什么时候发货', '我要退款', '订单号是多少', 'Where is my order', 'Thank you', '好的谢谢'])[1 + s.n % 6] || ' ' || s.n, 'customer',
    s.began + interval '5 min', CASE WHEN s.owner IN ('queue', 'agent') THEN s.began END, 0,
    CASE WHEN s.owner = 'closed' THEN 'resolved' END, s.began, CASE WHEN s.owner = 'closed' THEN s.began + interval '6 min' END
  FROM (
    SELECT n, (n % 1024)::int2 AS shard,
      (lpad(to_hex(n), 8, '0') || '-0000-7000-' || lpad(to_hex(32768 + ((n % 1024) << 4)::int), 4, '0') || '-' || lpad(to_hex(n), 12, '0'))::uuid AS id,
      $3::timestamptz - make_interval(secs => $2 * random()) AS began,
      CASE WHEN n % 100 < 3 THEN 'bot' WHEN n % 100 = 5 THEN 'queue' WHEN n % 100 IN (10, 15) THEN 'agent' ELSE 'closed' END AS owner
    FROM generate_series(1, $1) n
  ) s`

/** Ten events each; one conversation in five goes to a person. Positions and transactions as a single writer would have made them. */
const eventsSql = `
  INSERT INTO event (shard, conversation_id, seq, workspace_id, at, kind, actor, epoch, body)
  SELECT c.shard, c.id, k.seq, 'w', c.created_at + make_interval(secs => k.seq * 20), e.kind, 'system', 0, e.body
  FROM conversation c CROSS JOIN generate_series(1, 10) k(seq) CROSS JOIN LATERAL (
    SELECT CASE
      WHEN c.queue_id IS NOT NULL THEN (ARRAY['conversation.started','message.bot','message.customer','handoff.requested','owner.changed','assigned','owner.changed','message.agent','resolved','closed'])[k.seq]
      ELSE (ARRAY['conversation.started','message.bot','message.customer','message.bot','message.customer','message.bot','message.customer','message.bot','owner.changed','closed'])[k.seq]
    END AS kind, CASE
      WHEN c.queue_id IS NOT NULL AND k.seq = 5 THEN '{"owner":"queue","epoch":1}'::jsonb
      WHEN c.queue_id IS NOT NULL AND k.seq = 7 THEN '{"owner":"agent","epoch":2}'::jsonb
      WHEN k.seq = 9 THEN '{"owner":"closed","epoch":3,"outcome":"resolved"}'::jsonb
      ELSE jsonb_build_object('text', (ARRAY['您好，请问有什么可以帮您', '我的快递一直没有到，已经等了一个星期了，请帮我查一下到底在哪里', 'I ordered a pair of headphones last week', '发票开错了，抬头不对', '可以换一个颜色吗'])[1 + (k.seq + c.shard) % 5] || ' ' || c.external_id,
        'queueId', 'q', 'outcome', 'resolved', 'by', 'bot')
    END AS body
  ) e
  WHERE c.owner = 'closed' OR k.seq < 9
  ORDER BY c.created_at, k.seq`

import type { Pool } from 'pg'

/**
 * What must hold of every database the runtime has written to, whatever was killed meanwhile. Each statement returns what
 * breaks it. I4 needs conversations that ran the echo program, which lists what it was told. I8 is routing's and is looked at
 * as far as rows exist.
 */
const invariants: Record<string, string> = {
  'I1 an accepted inbound id has exactly one inbox row and a customer message exactly one event': `
    SELECT e.conversation_id, e.body->>'clientId' AS id, count(*) AS times FROM event e
    WHERE e.kind = 'message.customer' GROUP BY 1, 2 HAVING count(*) <> 1
    UNION ALL
    SELECT e.conversation_id, e.body->>'clientId', 0 FROM event e
    WHERE e.kind = 'message.customer' AND NOT EXISTS (
      SELECT 1 FROM inbox i WHERE i.shard = e.shard AND i.conversation_id = e.conversation_id AND i.external_id = 'c:' || (e.body->>'clientId') AND e.seq BETWEEN i.seq AND i.last_seq)
    UNION ALL
    SELECT min(c.id::text)::uuid, i.external_id, count(*) FROM inbox i JOIN conversation c ON c.shard = i.shard AND c.id = i.conversation_id
    WHERE i.external_id LIKE 'c:%'
    GROUP BY c.workspace_id, c.channel_id, c.external_id, i.external_id HAVING count(*) > 1`,
  'I2 the events of a conversation are numbered without a gap': `
    SELECT c.id, c.last_seq, count(e.seq), min(e.seq), max(e.seq) FROM conversation c LEFT JOIN event e ON e.shard = c.shard AND e.conversation_id = c.id
    GROUP BY c.id, c.last_seq HAVING count(e.seq) <> c.last_seq OR max(e.seq) <> c.last_seq OR min(e.seq) <> 1`,
  'I2 every event belongs to a conversation and to one inbound id': `
    SELECT e.conversation_id, e.seq, count(i.external_id) FROM event e
    LEFT JOIN inbox i ON i.shard = e.shard AND i.conversation_id = e.conversation_id AND e.seq BETWEEN i.seq AND i.last_seq
    GROUP BY 1, 2 HAVING count(i.external_id) <> 1`,
  'I3 the version counts the committed turns': `
    SELECT c.id, c.version, count(t.turn) FROM conversation c LEFT JOIN turn_log t ON t.shard = c.shard AND t.conversation_id = c.id
    GROUP BY c.id, c.version HAVING count(t.turn) <> c.version OR max(t.turn) <> c.version`,
  'I4 the state has seen every message, once, in the order of the events': `
    SELECT c.id, c.state->'variables'->'log' AS seen, m.said FROM conversation c
    LEFT JOIN LATERAL (
      SELECT coalesce(jsonb_agg(e.body->>'text' ORDER BY e.seq), '[]') AS said FROM event e
      WHERE e.shard = c.shard AND e.conversation_id = c.id AND e.kind = 'message.customer'
    ) m ON true
    WHERE c.version_id = 'echo' AND (
      SELECT coalesce(jsonb_agg(x::jsonb ORDER BY n), '[]') FROM json_array_elements(c.state->'variables'->'log') WITH ORDINALITY AS l(x, n)
      WHERE NOT (x #>> '{}' LIKE 'fired %' OR x #>> '{}' LIKE 'e%=%')) IS DISTINCT FROM m.said`,
  'I4 the log of turns names the messages in the order of the events': `
    SELECT e.conversation_id, e.said, t.stepped FROM (
      SELECT shard, conversation_id, jsonb_agg(body->>'clientId' ORDER BY seq) AS said FROM event WHERE kind = 'message.customer' GROUP BY 1, 2) e
    JOIN (
      SELECT shard, conversation_id, jsonb_agg(i.input->>'inboundId' ORDER BY turn, i.n) AS stepped
      FROM turn_log, json_array_elements(inputs) WITH ORDINALITY AS i(input, n) WHERE i.input->'event'->>'kind' = 'message' GROUP BY 1, 2) t
      USING (shard, conversation_id)
    WHERE e.said IS DISTINCT FROM t.stepped`,
  'I4 the row says what the state says': `
    SELECT id, owner, state->>'owner', epoch, state->>'epoch' FROM conversation WHERE owner <> state->>'owner' OR epoch <> (state->>'epoch')::int`,
  'I5 an effect that was asked for has one outbox row and at most one answer': `
    SELECT e.conversation_id, e.body->>'effectId', count(DISTINCT o.id), 0 FROM event e
    LEFT JOIN outbox o ON o.shard = e.shard AND o.conversation_id = e.conversation_id AND o.id = e.body->>'effectId'
    WHERE e.kind = 'effect.requested' AND e.body->>'effect' <> 'knowledge' GROUP BY 1, 2 HAVING count(*) <> 1 OR count(DISTINCT o.id) <> 1
    UNION ALL
    SELECT conversation_id, body->>'effectId', 1, count(*) FROM event WHERE kind = 'effect.finished' GROUP BY 1, 2 HAVING count(*) > 1
    UNION ALL
    SELECT t.conversation_id, t.effect_id, 1, count(*) FROM ticket t WHERE t.effect_id IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1`,
  'I5 a finished job has its answer in the conversation': `
    SELECT o.conversation_id, o.id, o.state FROM outbox o WHERE o.state <> 'pending' AND NOT EXISTS (
      SELECT 1 FROM event e WHERE e.shard = o.shard AND e.conversation_id = o.conversation_id AND e.kind = 'effect.finished' AND e.body->>'effectId' = o.id)`,
  'I7 a timer fired once': `
    SELECT conversation_id, body->>'text', count(*) FROM event WHERE kind = 'message.bot' AND body->>'text' LIKE 'fired %' GROUP BY 1, 2 HAVING count(*) > 1`,
  'I7 a timer is looked for in time': `
    SELECT id, wake_at, wake_after FROM conversation WHERE wake_at IS NOT NULL AND (wake_after IS NULL OR wake_after > greatest(wake_at, now() + interval '15 s'))`,
  'I8 an agent carries what is assigned to them, and no more than they can': `
    SELECT m.workspace_id, m.id, m.load, m.capacity FROM member m WHERE m.load > m.capacity`,
}

/** Only when nothing is under way any more: nothing waits in the outbox and no timer is overdue. */
const atRest: Record<string, string> = {
  'I6 nothing waits in the outbox': `SELECT conversation_id, id, attempts, due_at, lease_until FROM outbox WHERE state = 'pending' AND due_at < now() - interval '10 s'`,
  'I7 no timer is overdue': `SELECT id, wake_at FROM conversation WHERE wake_at < now() - interval '15 s'`,
}

/** Everything that is broken, as sentences with up to three examples; empty when all is well. */
export async function brokenInvariants(pool: Pool, options: { atRest?: boolean } = {}): Promise<string[]> {
  const broken: string[] = []
  for (const [name, text] of Object.entries(options.atRest === false ? invariants : { ...invariants, ...atRest })) {
    const { rows } = await pool.query(text)
    if (rows.length > 0)
      broken.push(
        `${name}: ${rows.length} times, e.g. ${rows
          .slice(0, 3)
          .map((row) => JSON.stringify(row))
          .join(' ')}`,
      )
  }
  return broken
}

import type { Pool } from 'pg'
import type { HandoffPacket } from '../../flows/engine/types.ts'

/** For each statement of a hand-off packet the messages it rests on, as seq of their events; a statement without a message has none. */
export type PacketCitations = {
  lastWords: number[]
  intent: number[]
  sentiment: number[]
  /** The message on which the rule fired; none for one that fired on time alone. */
  rule: number[]
  /** By id of the variable: where its value was said. A value another system gave is said nowhere. */
  collected: Record<string, number[]>
}

/** Where the last hand-off of a conversation has its statements from, by the record of the turns: nothing is guessed from texts. */
export async function citePacket(
  pool: Pool,
  { shard, conversationId, packet }: { shard: number; conversationId: string; packet: HandoffPacket },
): Promise<PacketCitations> {
  const { rows } = await pool.query<Cited>({ name: 'cite_packet', text: citedSql, values: [shard, conversationId] })
  const { last = null, understood = null, fired = null, collected = [] } = rows[0] ?? {}
  const one = (seq: number | null) => (seq === null ? [] : [seq])
  return {
    lastWords: one(last),
    intent: packet.intent ? one(understood) : [],
    sentiment: one(understood),
    rule: one(fired),
    collected: Object.fromEntries(
      packet.collected.flatMap(({ variableId, value }) => {
        const said = collected.filter((each) => each.variableId === variableId)
        // Several messages in one turn: those with the value in it, else all.
        const exact = said.filter((each) => each.text.includes(value))
        const seqs = (exact.length > 0 ? exact : said).map((each) => each.seq)
        return seqs.length > 0 ? [[variableId, seqs]] : []
      }),
    ),
  }
}

type Cited = {
  last: number | null
  understood: number | null
  fired: number | null
  collected: { variableId: string; seq: number; text: string }[]
}

/** A message and the rules it makes fire are recorded with one time; a turn's log names its messages by the id of their sender. */
const citedSql = `
  WITH handoff AS (
    SELECT seq, at, body->'packet'->>'ruleId' AS rule_id FROM event
    WHERE shard = $1 AND conversation_id = $2 AND kind = 'handoff.requested' ORDER BY seq DESC LIMIT 1
  ), said AS (
    SELECT e.seq, e.at, e.body->>'text' AS text, e.body->>'clientId' AS client_id, e.body ? 'sentiment' AS understood
    FROM event e JOIN handoff h ON e.seq < h.seq WHERE e.shard = $1 AND e.conversation_id = $2 AND e.kind = 'message.customer'
  ), set AS (
    SELECT DISTINCT ON (entry->>'variableId') entry->>'variableId' AS variable_id, t.inputs
    FROM turn_log t JOIN handoff h ON t.at <= h.at CROSS JOIN LATERAL json_array_elements(t.trace) AS entry
    WHERE t.shard = $1 AND t.conversation_id = $2 AND entry->>'kind' = 'set' ORDER BY entry->>'variableId', t.turn DESC
  )
  SELECT (SELECT max(seq) FROM said) AS last, (SELECT max(seq) FROM said WHERE understood) AS understood,
    (SELECT max(s.seq) FROM said s JOIN event f ON f.shard = $1 AND f.conversation_id = $2 AND f.kind = 'rule.fired' AND f.at = s.at AND f.seq > s.seq
      JOIN handoff h ON f.body->>'ruleId' = h.rule_id AND f.seq < h.seq) AS fired,
    (SELECT coalesce(json_agg(json_build_object('variableId', set.variable_id, 'seq', said.seq, 'text', said.text) ORDER BY said.seq), '[]')
      FROM set CROSS JOIN LATERAL json_array_elements(set.inputs) AS i JOIN said ON said.client_id = i->>'inboundId'
      WHERE i->'event'->>'kind' = 'message') AS collected`

import type { Pool, PoolClient } from 'pg'
import { AppError } from '../platform/errors.ts'
import { soon } from '../platform/soon.ts'
import type { WithinCommit } from './contract.ts'
import { shardOfContact, shardOfConversation } from './conversation-id.ts'
import { decodeConversation, decodeCustomer, decodeEvent } from './decode-rows.ts'
import { commitSql, encodeCommit } from './encode-commit.ts'
import { failpoint } from './failpoints.ts'
import type { TurnEntry } from './turn-entry.ts'
import type { CommitOutcome, StoredReceipt, TurnStore } from './turn-store.ts'

/** The turn's memory in Postgres: one read where the cache has nothing, one function call per batch of turns. */
export function createPostgresStore(pool: Pool): TurnStore {
  return {
    async findContact(key) {
      const values = [shardOfContact(key), key.workspaceId, key.channelId, key.externalId]
      const { rows } = await pool.query(soon({ name: 'find_contact', text: findContactSql, values }))
      const row = rows[0]
      return row
        ? { customerId: row.customer_id, conversationId: row.conversation_id, closed: row.owner === 'closed', recent: row.recent }
        : null
    },
    async load({ workspaceId, conversationId }) {
      const values = [shardOfConversation(conversationId), conversationId, workspaceId]
      const { rows } = await pool.query(soon({ name: 'load_conversation', text: loadSql, values }))
      return rows[0] ? decodeConversation(rows[0]) : null
    },
    async loadCustomer({ workspaceId, customerId }) {
      const { rows } = await pool.query(soon({ name: 'load_customer', text: customerSql, values: [workspaceId, customerId] }))
      return rows[0] ? decodeCustomer(rows[0]) : null
    },
    async commit(entries) {
      const result = await pool.query(soon({ name: 'commit_turns', text: commitSql, values: encodeCommit(entries) }))
      failpoint('batch-committed')
      return outcomes(entries, result)
    },
    async commitWithin(entry, within) {
      const client = await pool.connect()
      let broken: unknown
      try {
        return await inTransaction(client, entry, within)
      } catch (error) {
        broken = error instanceof AppError ? undefined : error
        throw error
      } finally {
        client.release(broken instanceof Error)
      }
    },
    async findReceipts({ conversationIds, keys }) {
      const shard = shardOfConversation(conversationIds[0] ?? '')
      const { rows } = await pool.query(soon({ name: 'find_receipts', text: receiptsSql, values: [shard, conversationIds, keys] }))
      return rows.map((row) => ({
        key: row.external_id,
        conversationId: row.conversation_id,
        firstSeq: row.seq,
        lastSeq: row.last_seq,
      }))
    },
    async readEvents({ conversationId, firstSeq, lastSeq }) {
      const values = [shardOfConversation(conversationId), conversationId, firstSeq, lastSeq]
      const { rows } = await pool.query(soon({ name: 'read_events', text: eventsSql, values }))
      return rows.map(decodeEvent)
    },
  }
}

async function inTransaction(client: PoolClient, entry: TurnEntry, within: WithinCommit): Promise<CommitOutcome> {
  await client.query(soon({ text: 'BEGIN' }))
  try {
    const [outcome] = outcomes([entry], await client.query(soon({ name: 'commit_turns', text: commitSql, values: encodeCommit([entry]) })))
    if (outcome?.kind !== 'won') {
      await client.query(soon({ text: 'ROLLBACK' }))
      return outcome ?? { kind: 'conflict' }
    }
    if (entry.moved) await client.query(soon({ text: moveSql, values: [entry.row.shard, entry.row.id, entry.row.versionId] }))
    for (const { text, values, otherwise } of within) {
      const { rowCount } = await client.query(soon({ text, values }))
      if (rowCount !== 1) throw new AppError(otherwise, `a condition of the action on conversation ${entry.row.id} does not hold`)
    }
    failpoint('before-commit-within')
    await client.query(soon({ text: 'COMMIT' }))
    return outcome
  } catch (error) {
    const refusal = checkViolated(error)
      ? new AppError(within[0]?.otherwise ?? 'conflict', 'a constraint forbids the action', { cause: error })
      : error
    if (refusal instanceof AppError) await client.query(soon({ text: 'ROLLBACK' }))
    throw refusal
  }
}

/** A CHECK such as load ≤ capacity, or a second row under a unique key, is a refusal, not a failure. */
function checkViolated(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '23514' || error.code === '23505')
}

/** As commit_turns reports what it knew already. */
type KnownInbound = { inboundId: string } & Omit<StoredReceipt, 'key'>

function outcomes(
  entries: TurnEntry[],
  { rows }: { rows: { n: number; result: string; duplicates: KnownInbound[] | null }[] },
): CommitOutcome[] {
  const list: CommitOutcome[] = entries.map(() => ({ kind: 'conflict' }))
  for (const { n, result, duplicates } of rows) {
    if (result === 'won') list[n] = { kind: 'won' }
    if (result === 'duplicate')
      list[n] = { kind: 'duplicate', receipts: (duplicates ?? []).map(({ inboundId, ...place }) => ({ key: inboundId, ...place })) }
  }
  return list
}

/** Moves are rare: the function that commits every turn does not write a column that hardly ever changes. */
const moveSql = 'UPDATE conversation SET version_id = $3 WHERE shard = $1 AND id = $2'

/** Vendors redeliver for up to seven days: conversations that ended within eight are asked whether they know an inbound id. */
const recentSql = (alias: string) => `ARRAY(
  SELECT r.id FROM conversation r
  WHERE r.workspace_id = ${alias}.workspace_id AND r.customer_id = ${alias}.customer_id AND r.shard = ${alias}.shard
    AND r.channel_id = ${alias}.channel_id AND r.external_id = ${alias}.external_id
    AND (r.closed_at IS NULL OR r.closed_at > now() - interval '8 days')
)`

const findContactSql = `
  SELECT t.customer_id, t.conversation_id, c.owner, ${recentSql('t')} AS recent
  FROM contact t LEFT JOIN conversation c ON c.shard = t.shard AND c.id = t.conversation_id
  WHERE t.shard = $1 AND t.workspace_id = $2 AND t.channel_id = $3 AND t.external_id = $4`

const customerColumns = `u.id AS customer_id, u.name, u.attributes, u.tags AS customer_tags,
  (SELECT count(*)::int FROM ticket k WHERE k.workspace_id = u.workspace_id AND k.customer_id = u.id AND k.status IN ('open', 'pending')) AS open_tickets,
  (SELECT count(*)::int FROM conversation o WHERE o.workspace_id = u.workspace_id AND o.customer_id = u.id) AS conversations`

const loadSql = `
  SELECT c.*, ${customerColumns}, ${recentSql('c')} AS recent
  FROM conversation c LEFT JOIN customer u ON u.workspace_id = c.workspace_id AND u.id = c.customer_id
  WHERE c.shard = $1 AND c.id = $2 AND c.workspace_id = $3`

const customerSql = `SELECT ${customerColumns} FROM customer u WHERE u.workspace_id = $1 AND u.id = $2`

const receiptsSql = `
  SELECT external_id, conversation_id, seq, last_seq FROM inbox WHERE shard = $1 AND conversation_id = ANY($2::uuid[]) AND external_id = ANY($3::text[])`

const eventsSql = `
  SELECT conversation_id, seq, at, kind, actor, actor_id, epoch, body FROM event
  WHERE shard = $1 AND conversation_id = $2 AND seq BETWEEN $3 AND $4 ORDER BY seq`

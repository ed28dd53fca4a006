import type { PoolClient } from 'pg'
import { newId } from '../platform/id.ts'
import { inTransaction } from '../platform/in-transaction.ts'
import type { Services } from '../services.ts'
import { type ConversationKey, deleteConversations } from './delete-conversations.ts'
import type { RetentionKind } from './retention-kinds.ts'

const BATCH = 200
/** How often a kind of a workspace is gone through, ms. */
const ROUND = 3_600_000
const DAY = 86_400_000

type Candidate = ConversationKey & { listedAt: Date }
type Rule = { workspaceId: string; kind: RetentionKind; days: number; reachedAt: Date | null; reachedId: string | null }
type Done = { removed: number; reached: { listedAt: Date; id: string } | null; finished: boolean }
type Parts = Pick<Services, 'db' | 'files' | 'clock' | 'metrics'>

/**
 * Removes what is past its time, batch after batch, until nothing is left or `most` batches are done; the next call goes on.
 * @returns how many conversations, turns, effects and files went
 */
export async function runRetention(parts: Parts, { most = 50 } = {}): Promise<number> {
  let removed = 0
  for (let batch = 0; batch < most; batch++) {
    const done = await runBatch(parts)
    if (done === null) break
    removed += done
  }
  return removed
}

/** One batch of a rule whose turn it is and that no other process has. Null: there is none. */
async function runBatch({ db, files, clock, metrics }: Parts): Promise<number | null> {
  const now = clock.now()
  const batch = await inTransaction(db.pool, async (client) => {
    const { rows } = await client.query<Rule>(nextRuleSql, [new Date(now - ROUND)])
    const rule = rows[0]
    if (!rule) return null
    const before = new Date(now - rule.days * DAY)
    const { removed, reached, finished } =
      rule.kind === 'files' ? await removeFiles(client, { files, rule, before }) : await removeRows(client, rule, before)
    const values = [rule.workspaceId, rule.kind, reached?.listedAt ?? null, reached?.id ?? null, removed, finished ? new Date(now) : null]
    const { round } = (await client.query<{ round: number }>(noteSql, values)).rows[0] as { round: number }
    // No member did it: the rule did, and who set that is in the log too.
    if (finished && round > 0)
      await client.query(auditSql, [rule.workspaceId, newId('audit'), rule.kind, { before: before.toISOString(), removed: round }])
    return { kind: rule.kind, removed }
  })
  if (batch) metrics.retained(batch)
  return batch?.removed ?? null
}

async function removeRows(client: PoolClient, rule: Rule, before: Date): Promise<Done> {
  const { workspaceId, kind, reachedAt, reachedId } = rule
  const values = [workspaceId, before, reachedAt ?? new Date(0), reachedId ?? '00000000-0000-0000-0000-000000000000', BATCH]
  const { rows } = await client.query<Candidate>(candidatesSql, values)
  const last = rows.at(-1) ?? null
  const finished = rows.length < BATCH
  const pairs = [rows.map(({ shard }) => shard), rows.map(({ id }) => id)]
  if (kind === 'conversations') {
    const { rows: held } = await client.query<ConversationKey>(holdSql, [...pairs, before])
    await deleteConversations(client, workspaceId, held)
    // Those that were busy just now are looked at again in the next round.
    return { removed: held.length, reached: finished ? null : last, finished }
  }
  const { rowCount } = await client.query(kind === 'turnLog' ? turnLogSql : effectsSql, pairs)
  // What these leave behind must not be gone through again every hour.
  return { removed: rowCount ?? 0, reached: last ?? (reachedAt && reachedId ? { listedAt: reachedAt, id: reachedId } : null), finished }
}

async function removeFiles(
  client: PoolClient,
  { files, rule, before }: { files: Services['files']; rule: Rule; before: Date },
): Promise<Done> {
  const { workspaceId } = rule
  const { rows } = await client.query<{ id: string }>('SELECT id FROM file WHERE workspace_id = $1 AND sent_at < $2 LIMIT $3', [
    workspaceId,
    before,
    BATCH,
  ])
  // Bytes first: a row that stays is found again.
  for (const { id } of rows) await files.remove(`${workspaceId}/${id}`)
  await client.query('DELETE FROM file WHERE workspace_id = $1 AND id = ANY($2::uuid[])', [workspaceId, rows.map(({ id }) => id)])
  return { removed: rows.length, reached: null, finished: rows.length < BATCH }
}

const nextRuleSql = `
  SELECT workspace_id AS "workspaceId", kind, days, reached_at AS "reachedAt", reached_id AS "reachedId" FROM retention
  WHERE days IS NOT NULL AND (finished_at IS NULL OR finished_at < $1)
  ORDER BY finished_at NULLS FIRST LIMIT 1 FOR UPDATE SKIP LOCKED`

const noteSql = `
  UPDATE retention SET reached_at = $3, reached_id = $4, removed = removed + $5,
    round = CASE WHEN finished_at IS NULL THEN round ELSE 0 END + $5, finished_at = $6
  WHERE workspace_id = $1 AND kind = $2 RETURNING round`

const auditSql = `
  INSERT INTO audit_entry (workspace_id, id, member_id, action, subject, detail) VALUES ($1, $2, '', 'retention.removed', $3, $4)`

/** Of a conversation `c`: nobody works on it and no timer is to wake it. */
const atRest = `(c.owner = 'closed' OR (c.owner = 'bot' AND c.wake_at IS NULL))`

/** By the index of the desk's lists, one branch per owner, so that a batch reads a batch however much lies there. */
const branch = (owner: string) => `(
  SELECT c.shard, c.id, c.listed_at FROM conversation c
  WHERE c.workspace_id = $1 AND c.owner = '${owner}' AND ${atRest} AND c.listed_at < $2 AND c.listed_at >= $3 AND (c.listed_at, c.id) > ($3, $4::uuid)
  ORDER BY c.listed_at, c.id LIMIT $5)`
const candidatesSql = `
  SELECT shard, id, listed_at AS "listedAt" FROM (${branch('closed')} UNION ALL ${branch('bot')}) c ORDER BY listed_at, id LIMIT $5`

/** Once more with the row in hand: somebody may have written meanwhile. */
const holdSql = `
  SELECT c.shard, c.id FROM conversation c
  WHERE (c.shard, c.id) IN (SELECT * FROM unnest($1::int2[], $2::uuid[])) AND c.listed_at < $3 AND ${atRest}
  ORDER BY c.shard, c.id FOR UPDATE OF c SKIP LOCKED`

const turnLogSql = 'DELETE FROM turn_log WHERE (shard, conversation_id) IN (SELECT * FROM unnest($1::int2[], $2::uuid[]))'
const effectsSql = `
  WITH decided AS (DELETE FROM dead_letter_decision WHERE (shard, conversation_id) IN (SELECT * FROM unnest($1::int2[], $2::uuid[])))
  DELETE FROM outbox WHERE (shard, conversation_id) IN (SELECT * FROM unnest($1::int2[], $2::uuid[])) AND state <> 'pending'`

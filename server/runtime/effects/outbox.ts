import type { Pool } from 'pg'
import { soon } from '../../platform/soon.ts'
import { shardOfConversation } from '../conversation-id.ts'
import { LONGER_LEASE, slowKinds } from './attempt-time.ts'
import type { EffectJob } from './effect.ts'

type OutboxColumns = {
  conversation_id: string
  id: string
  workspace_id: string
  request: EffectJob['request']
  traceparent: string | null
  attempts: number
  deadline: Date
}

/** The jobs that commits asked for. Written by the commit itself, which finishes them too; here they are taken and given back. */
export type Outbox = {
  /** Takes what is due and held by nobody, at most `most` of each workspace; nobody else gets it before `lease` ms are over. */
  claim(input: { now: number; lease: number; most: number }): Promise<EffectJob[]>
  /** Gives a job back: it is due again at `dueAt`. */
  postpone(job: EffectJob, dueAt: number): Promise<void>
  /** For a job whose conversation is gone: nobody waits for an answer. */
  drop(job: EffectJob): Promise<void>
}

export function createOutbox(pool: Pool): Outbox {
  return {
    claim: (input) => claimEffects(pool, input),
    postpone: (job, dueAt) => postponeEffect(pool, job, dueAt),
    drop: (job) => dropEffect(pool, job),
  }
}

/** SKIP LOCKED: several workers never take one row, and never wait for each other. */
async function claimEffects(pool: Pool, input: { now: number; lease: number; most: number }): Promise<EffectJob[]> {
  const values = [new Date(input.now), new Date(input.now + input.lease), input.most, slowKinds, LONGER_LEASE / 1000]
  const { rows } = await pool.query<OutboxColumns>(soon({ name: 'claim_effects', text: claimSql, values }))
  return rows.map((row) => ({
    workspaceId: row.workspace_id,
    conversationId: row.conversation_id,
    effectId: row.id,
    request: row.request,
    ...(row.traceparent ? { traceparent: row.traceparent } : {}),
    attempts: row.attempts,
    deadline: row.deadline.getTime(),
  }))
}

async function postponeEffect(pool: Pool, job: EffectJob, dueAt: number): Promise<void> {
  const values = [shardOfConversation(job.conversationId), job.conversationId, job.effectId, new Date(dueAt)]
  await pool.query(soon({ name: 'postpone_effect', text: postponeSql, values }))
}

async function dropEffect(pool: Pool, job: EffectJob): Promise<void> {
  const values = [shardOfConversation(job.conversationId), job.conversationId, job.effectId]
  await pool.query(soon({ name: 'drop_effect', text: dropSql, values }))
}

/** From workspace to workspace along the index: one with a million jobs due costs the others nothing. */
const claimSql = `
  WITH RECURSIVE owner AS (
    (SELECT workspace_id FROM outbox WHERE state = 'pending' ORDER BY workspace_id LIMIT 1)
    UNION ALL
    SELECT (SELECT n.workspace_id FROM outbox n WHERE n.state = 'pending' AND n.workspace_id > owner.workspace_id ORDER BY n.workspace_id LIMIT 1)
    FROM owner WHERE owner.workspace_id IS NOT NULL
  ), due AS MATERIALIZED (
    SELECT found.* FROM owner CROSS JOIN LATERAL (
      SELECT shard, conversation_id, id FROM outbox
      WHERE workspace_id = owner.workspace_id AND state = 'pending' AND due_at <= $1 AND (lease_until IS NULL OR lease_until <= $1)
      ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED
    ) found
  )
  UPDATE outbox o
  SET lease_until = $2::timestamptz + make_interval(secs => CASE WHEN o.request->>'kind' = ANY ($4::text[]) THEN $5 ELSE 0 END)
  FROM due
  WHERE o.shard = due.shard AND o.conversation_id = due.conversation_id AND o.id = due.id
  RETURNING o.conversation_id, o.id, o.workspace_id, o.request - 'traceparent' AS request, o.request->>'traceparent' AS traceparent,
    o.attempts, o.deadline`

const postponeSql = `
  UPDATE outbox SET attempts = attempts + 1, due_at = $4, lease_until = NULL
  WHERE shard = $1 AND conversation_id = $2 AND id = $3 AND state = 'pending'`

const dropSql = `UPDATE outbox SET state = 'failed', lease_until = NULL WHERE shard = $1 AND conversation_id = $2 AND id = $3 AND state = 'pending'`

import { AppError } from '../../platform/errors.ts'
import type { Move } from '../../runtime/contract.ts'
import { failpoint } from '../../runtime/failpoints.ts'
import type { Services } from '../../services.ts'
import { addItems } from './add-items.ts'

/** Conversations in a batch; between batches the move may be cancelled and other work of the worker gets its turn. */
const BATCH = 50
/** Moved at the same time: each takes a connection for its transaction, and customers need some too. */
const AT_ONCE = 4
/** Ms a batch belongs to one worker; a worker that dies only delays it. */
const LEASE = 30_000
/** Ms in which a process may still open conversations on the version that was live before: it looks at its channels once a second. */
const STRAGGLERS = 3_000

type Running = { workspace_id: string; id: string; version_id: string; number: number; stranded: Move['stranded']; created_at: Date }
type Parts = Pick<Services, 'db' | 'runtime' | 'clock' | 'stopping'> & { log: Pick<Services['log'], 'error'> }

/**
 * Goes on with moves until none has anything left to do now. Any number of processes may run it: each conversation is moved by a
 * turn of its own whose id is the move's, and its outcome is written in that turn's transaction.
 */
export async function runMoves(parts: Parts): Promise<void> {
  while (!parts.stopping.aborted) {
    const move = await claim(parts)
    if (!move) return
    const { rows } = await parts.db.pool.query<{ conversation_id: string }>(todoSql, [move.workspace_id, move.id, BATCH])
    failpoint('moves-claimed')
    if (rows.length > 0) {
      // A database that is away or a house that is full: the lease runs out, then it goes on.
      if (!(await moveAll(parts, move, rows))) return
      await release(parts, move)
    } else await finish(parts, move)
  }
}

async function claim({ db, clock }: Parts): Promise<Running | undefined> {
  const now = clock.now()
  const { rows } = await db.pool.query<Running>(claimSql, [new Date(now), new Date(now + LEASE)])
  return rows[0]
}

/** @returns whether all are dealt with */
async function moveAll(parts: Parts, move: Running, rows: readonly { conversation_id: string }[]): Promise<boolean> {
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const settled = await Promise.all(rows.slice(start, start + AT_ONCE).map((row) => moveOne(parts, move, row.conversation_id)))
    if (settled.includes(false) || parts.stopping.aborted) return false
  }
  return true
}

/** @returns whether it is dealt with */
async function moveOne({ db, runtime, log }: Parts, move: Running, conversationId: string): Promise<boolean> {
  const { workspace_id: workspaceId, id: moveId, version_id: versionId, number, stranded } = move
  const item = [workspaceId, moveId, conversationId]
  try {
    await runtime.act({
      workspaceId,
      conversationId,
      inboundId: `move:${moveId}`,
      move: {
        moveId,
        versionId,
        number,
        stranded,
        settle: ({ outcome, reasons }) => [
          { text: settleSql, values: [...item, outcome, JSON.stringify(reasons.slice(0, 20))], otherwise: 'conflict' },
        ],
      },
    })
    return true
  } catch (error) {
    if (error instanceof AppError && error.kind === 'operational') return false
    // Cancelled or done by another worker meanwhile: there is nothing left to write.
    if (error instanceof AppError && error.code === 'conflict') return true
    const over = error instanceof AppError && (error.code === 'conversation-closed' || error.code === 'not-found')
    if (!over) log.error({ err: error, conversationId, moveId }, 'a conversation could not be moved to another version')
    await db.pool.query(settleSql, [...item, over ? 'closed' : 'failed', '[]'])
    return true
  }
}

/** Nothing is left: those that began meanwhile are looked for, then the move is over. */
async function finish({ db, clock }: Parts, move: Running): Promise<void> {
  const { workspace_id: workspaceId, id: moveId } = move
  if (await addItems(db.prisma, { workspaceId, moveId })) return release({ db, clock }, move)
  const now = clock.now()
  const due = move.created_at.getTime() + STRAGGLERS
  await db.pool.query(now < due ? laterSql : doneSql, [workspaceId, moveId, new Date(Math.max(now, due))])
}

/** Behind the others that wait. */
async function release({ db, clock }: Pick<Parts, 'db' | 'clock'>, { workspace_id, id }: Running): Promise<void> {
  await db.pool.query(laterSql, [workspace_id, id, new Date(clock.now())])
}

/** The one that has waited longest; a batch each, so that a large one does not hold up the others. */
const claimSql = `
  UPDATE version_move m SET lease_until = $2
  FROM project_version v
  WHERE v.workspace_id = m.workspace_id AND v.id = m.version_id AND (m.workspace_id, m.id) = (
    SELECT workspace_id, id FROM version_move
    WHERE state = 'running' AND (lease_until IS NULL OR lease_until <= $1)
    ORDER BY coalesce(lease_until, created_at) LIMIT 1 FOR UPDATE SKIP LOCKED
  )
  RETURNING m.workspace_id, m.id, m.version_id, v.number, m.stranded, m.created_at`

const todoSql = 'SELECT conversation_id FROM version_move_item WHERE workspace_id = $1 AND move_id = $2 AND outcome IS NULL LIMIT $3'

/** Once, and only while the move runs: a cancelled one moves nothing any more. */
const settleSql = `
  UPDATE version_move_item i SET outcome = $4, reasons = $5::jsonb
  FROM version_move m
  WHERE i.workspace_id = $1 AND i.move_id = $2 AND i.conversation_id = $3 AND i.outcome IS NULL
    AND m.workspace_id = i.workspace_id AND m.id = i.move_id AND m.state = 'running'`

const laterSql = 'UPDATE version_move SET lease_until = $3 WHERE workspace_id = $1 AND id = $2'
const doneSql = `UPDATE version_move SET state = 'done', finished_at = $3 WHERE workspace_id = $1 AND id = $2 AND state = 'running'`

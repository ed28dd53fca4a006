import { z } from 'zod'
import { createStreamInbox } from '../desk/stream-inbox.ts'
import type { Actor } from '../identity/actor.ts'
import { demand, may, type Role } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import { type DesignerPlace, visitIdSchema } from './tell-place.ts'

export const followDraftInput = z.strictObject({
  projectId: z.string().max(60),
  /** The page that asks: it is not told of itself. */
  visitId: visitIdSchema.optional(),
})

/** The draft as it now is: who saved it last (null: no longer a member), and whether the reader may still change it. */
export type DraftNews = { revision: number; by: { id: string; name: string } | null; mayEdit: boolean }

/** Where somebody else is who has the draft open; null: they have left. Lossy, and told again by their page every few seconds. */
export type PersonNews = { visitId: string; memberId: string; name: string; place: DesignerPlace | null }

/** Something was remarked, answered, settled or taken back. */
export type CommentsNews = { comments: true }
export type News = DraftNews | PersonNews | CommentsNews

/** Ms between two looks without a signal: another process may have saved, or a right may be gone. */
const lookMillis = 2000

/**
 * The draft's revision at once and then at every change, for those who have it open; what is in it they fetch. The right to see
 * it is checked before every item, so a member who loses it hears nothing more. Items in between may be left out, the last never is.
 * @throws AppError not-allowed, not-found
 */
export function followDraft(
  parts: Pick<Services, 'db' | 'signals' | 'stopping'>,
  actor: Actor,
  input: z.infer<typeof followDraftInput>,
  closed: AbortSignal,
): AsyncGenerator<News, void, void> {
  // Before the first item is asked for: who may not hear it is told so and not kept waiting.
  demand(actor, 'flow.view')
  return run(parts, actor, input, closed)
}

async function* run(
  { db, signals, stopping }: Pick<Services, 'db' | 'signals' | 'stopping'>,
  actor: Actor,
  { projectId, visitId }: z.infer<typeof followDraftInput>,
  closed: AbortSignal,
): AsyncGenerator<News, void, void> {
  const ended = new AbortController()
  const inbox = createStreamInbox<News>(AbortSignal.any([closed, stopping, ended.signal]))
  let sent = ''
  let looking: Promise<void> | null = null
  let again = false
  const look = () => {
    again = true
    looking ??= (async () => {
      while (again) {
        again = false
        const news = await readNews(db.pool, actor, projectId)
        if (JSON.stringify(news) !== sent) await inbox.put(news)
        sent = JSON.stringify(news)
      }
    })()
      .catch(inbox.fail)
      .finally(() => {
        looking = null
      })
  }
  const unsubscribe = signals.subscribe((signal) => {
    if (signal.workspaceId !== actor.workspaceId || !('projectId' in signal) || signal.projectId !== projectId) return
    if (signal.kind === 'draft') return look()
    if (signal.kind === 'comments') return inbox.offer({ comments: true })
    const { memberId, name, place } = signal
    if (signal.visitId !== visitId) inbox.offer({ visitId: signal.visitId, memberId, name, place })
  })
  const timer = setInterval(look, lookMillis)
  look()
  try {
    yield* inbox.read()
  } finally {
    ended.abort()
    unsubscribe()
    // However the page went: a closed tab cannot be relied on to say so.
    if (visitId)
      signals.publish({
        kind: 'place',
        workspaceId: actor.workspaceId,
        projectId,
        memberId: actor.memberId,
        name: actor.name,
        visitId,
        place: null,
      })
    clearInterval(timer)
    await looking
  }
}

async function readNews(pool: Services['db']['pool'], actor: Actor, projectId: string): Promise<DraftNews> {
  const { rows } = await pool.query<{ revision: number; byId: string | null; byName: string | null; role: Role | null }>({
    name: 'follow-draft',
    text: `SELECT p.revision, e.id AS "byId", e.name AS "byName", me.role FROM project p
      LEFT JOIN member e ON e.workspace_id = p.workspace_id AND e.id = p.updated_by
      LEFT JOIN member me ON me.workspace_id = p.workspace_id AND me.id = $3
      WHERE p.workspace_id = $1 AND p.id = $2 AND p.archived_at IS NULL`,
    values: [actor.workspaceId, projectId, actor.memberId],
  })
  const row = rows[0]
  if (!row) throw new AppError('not-found', `project ${projectId} is gone or archived`)
  if (!row.role) throw new AppError('not-allowed', `member ${actor.memberId} is no more`, { params: { permission: 'flow.view' } })
  demand({ ...actor, role: row.role }, 'flow.view')
  const by = row.byId !== null && row.byName !== null ? { id: row.byId, name: row.byName } : null
  return { revision: row.revision, by, mayEdit: may({ role: row.role }, 'flow.edit') }
}

import type { EffectRequest, Json } from '../../flows/engine/types.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { targetOf } from '../runtime/effects/target-of.ts'
import type { Services } from '../services.ts'
import { maskRequest } from './mask-request.ts'
import { isDead } from './read-operations.ts'

/** The newest are shown; who has decided about them sees the next. */
const MOST = 100
/** Longest request that is shown, in characters of its JSON. */
const SHOWN = 20_000

export type DeadLetter = {
  conversationId: string
  effectId: string
  kind: EffectRequest['kind']
  /** Host or kind of service it went to; null: our own work. */
  target: string | null
  customerName: string
  /** Null: nothing was answered; the conversation was gone. */
  error: { code: string; message: string } | null
  attempts: number
  askedAt: Date
  /** With secrets blanked; null: too long to be shown. */
  request: Json
}

/** Effects that failed for good and that nobody has decided about, newest first, at most a hundred, and how many there are. */
export async function listDeadLetters({ db }: Pick<Services, 'db'>, actor: Actor): Promise<{ items: DeadLetter[]; count: number }> {
  demand(actor, 'workspace.manage')
  const { rows } = await db.pool.query<Row>(listSql, [actor.workspaceId, MOST])
  return {
    count: rows[0]?.count ?? 0,
    items: rows.map(({ request, attempts, result, count: _, ...row }) => {
      const masked = maskRequest(request)
      return {
        ...row,
        // What is counted are the tries after the first one.
        attempts: attempts + 1,
        target: targetOf({ request: request as EffectRequest }),
        error: errorOf(result),
        request: JSON.stringify(masked).length > SHOWN ? null : masked,
      }
    }),
  }
}

type Row = Omit<DeadLetter, 'target' | 'error'> & { result: Json; count: number }

function errorOf(result: Json): DeadLetter['error'] {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return null
  return { code: String(result.code ?? 'failed'), message: String(result.message ?? '') }
}

const listSql = `
  SELECT o.conversation_id AS "conversationId", o.id AS "effectId", o.kind, o.request - 'traceparent' AS request, o.result, o.attempts, o.created_at AS "askedAt",
    coalesce(cu.name, '') AS "customerName", count(*) OVER ()::int AS count
  FROM outbox o
  LEFT JOIN conversation c ON c.shard = o.shard AND c.id = o.conversation_id
  LEFT JOIN customer cu ON cu.workspace_id = c.workspace_id AND cu.id = c.customer_id
  WHERE ${isDead}
  ORDER BY o.created_at DESC, o.conversation_id, o.id LIMIT $2`

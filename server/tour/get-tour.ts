import type { Actor } from '../identity/actor.ts'
import type { Services } from '../services.ts'
import { findTour } from './find-tour.ts'
import { stepsOf, type TourStep } from './tour-steps.ts'

export type TourView = {
  /** Nobody asked for it: to be taken up as soon as it is seen, else it ends with the first version. */
  offered: boolean
  /** In their order; `open`: still to do. */
  steps: { id: TourStep; state: 'done' | 'skipped' | 'open' }[]
  /** The flow that was begun with last. */
  projectId: string | null
  /** Of the channel that was published to last. */
  chatUrl: string | null
  /** What a customer wrote there. */
  conversationId: string | null
}

/** How far the person is, from what they really did since they began; null: they are on no tour. */
export async function getTour({ db, config }: Pick<Services, 'db' | 'config'>, actor: Actor): Promise<TourView | null> {
  const tour = await findTour({ db }, actor)
  if (!tour) return null
  const { rows } = await db.pool.query<Traces>(tracesSql, [actor.workspaceId, actor.memberId, tour.startedAt])
  const { projectId = null, channelKey = null, conversationId = null } = rows[0] ?? {}
  const traced: Partial<Record<TourStep, boolean>> = {
    template: projectId !== null,
    publish: channelKey !== null,
    chat: conversationId !== null,
  }
  return {
    offered: tour.offered,
    steps: stepsOf(actor).map((id) => ({ id, state: traced[id] ? 'done' : (tour.steps[id] ?? 'open') })),
    projectId,
    chatUrl: channelKey && `${config.publicUrl}/chat/${channelKey}`,
    conversationId,
  }
}

type Traces = { projectId: string | null; channelKey: string | null; conversationId: string | null }

const tracesSql = `
  WITH live AS (
    SELECT p.channel_id, p.version_id, p.created_at FROM publication p
    WHERE p.workspace_id = $1 AND p.member_id = $2 AND p.created_at >= $3)
  SELECT
    (SELECT project.id FROM audit_entry a JOIN project ON project.workspace_id = a.workspace_id AND project.id = a.subject
      WHERE a.workspace_id = $1 AND a.at >= $3 AND a.member_id = $2 AND a.action = 'project.created' AND project.archived_at IS NULL
      ORDER BY a.at DESC LIMIT 1) AS "projectId",
    (SELECT channel.key FROM live JOIN channel ON channel.workspace_id = $1 AND channel.id = live.channel_id
      ORDER BY live.created_at DESC LIMIT 1) AS "channelKey",
    (SELECT c.id FROM conversation c JOIN live ON live.channel_id = c.channel_id AND live.version_id = c.version_id
      WHERE c.workspace_id = $1 AND c.created_at >= $3 AND EXISTS (SELECT FROM event e
        WHERE e.shard = c.shard AND e.conversation_id = c.id AND e.kind = 'message.customer')
      ORDER BY c.created_at DESC LIMIT 1) AS "conversationId"`

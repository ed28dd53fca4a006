import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { demandProject } from '../projects/find-project.ts'
import type { Services } from '../services.ts'

/** As many as somebody looks through; older ones are found by what the customer said. */
const MOST = 30
/** How far back a search looks, in conversations of the project. */
const SEARCHED = 1000
/** Of a conversation, the turns a search looks at and the first words are taken from. */
const TURNS = 6

export const listRecordedInput = z.strictObject({
  projectId: z.string().max(60),
  /** Words of the customer's; empty lists the latest. */
  search: z.string().trim().max(100).default(''),
})

export type RecordedConversation = {
  id: string
  startedAt: Date
  /** The version it ran on last. */
  version: number
  owner: string
  /** What the customer said first; null when nothing was said. */
  said: string | null
}

/** Conversations of a project that the simulator can show, the latest first. @throws AppError not-found, not-allowed */
export async function listRecorded(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  { projectId, search }: z.infer<typeof listRecordedInput>,
): Promise<RecordedConversation[]> {
  demand(actor, 'flow.replay')
  await demandProject(db.prisma, actor, projectId)
  const { rows } = await db.pool.query<RecordedConversation>(recordedSql, [actor.workspaceId, projectId, search, SEARCHED, MOST, TURNS])
  return rows
}

const recordedSql = `
  SELECT c.id, c.created_at AS "startedAt", c.number AS version, c.owner, spoken.said
  FROM (
    SELECT c.id, c.shard, c.workspace_id, c.created_at, v.number, c.owner
    FROM conversation c JOIN project_version v ON v.workspace_id = c.workspace_id AND v.id = c.version_id
    WHERE c.workspace_id = $1 AND v.project_id = $2
    ORDER BY c.created_at DESC, c.id DESC LIMIT CASE WHEN $3 = '' THEN $5::int ELSE $4::int END
  ) c
  CROSS JOIN LATERAL (
    SELECT (array_agg(input->'event'->>'text' ORDER BY t.turn))[1] AS said,
      coalesce(bool_or(strpos(lower(input->'event'->>'text'), lower($3)) > 0), false) AS found
    FROM turn_log t CROSS JOIN LATERAL json_array_elements(t.inputs) AS input
    WHERE t.shard = c.shard AND t.conversation_id = c.id AND t.workspace_id = c.workspace_id AND t.turn <= $6
      AND input->'event'->>'kind' = 'message' AND input->'event'->>'text' <> ''
  ) spoken
  WHERE $3 = '' OR spoken.found
  ORDER BY c.created_at DESC, c.id DESC LIMIT $5::int`

import { z } from 'zod'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import type { Services } from '../../services.ts'

export const listMovesInput = z.strictObject({ projectId: z.string().max(60) })

export const moveOutcomes = ['moved', 'restartStep', 'needsHuman', 'pinned', 'closed', 'failed'] as const
type MoveOutcome = (typeof moveOutcomes)[number]

export type MovesView = {
  /** Open conversations by channel and version, newest version first. */
  running: { channelId: string; versionId: string; number: number; count: number }[]
  /** Those under way and those of the last day, newest first, at most ten. */
  moves: {
    id: string
    channel: { id: string; name: string }
    version: { id: string; number: number }
    state: 'running' | 'done' | 'cancelled'
    stranded: 'stay' | 'person'
    createdAt: Date
    finishedAt: Date | null
    total: number
    /** Not dealt with yet. */
    waiting: number
    outcomes: Record<MoveOutcome, number>
  }[]
}

/** What runs on which version of a project, and how moving it goes; empty for a project that does not exist. */
export async function listMoves({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof listMovesInput>): Promise<MovesView> {
  demand(actor, 'flow.view')
  const at = [actor.workspaceId, input.projectId]
  const [running, moves] = await Promise.all([
    db.pool.query<MovesView['running'][number]>(runningSql, at),
    db.pool.query<MoveColumns>(movesSql, at),
  ])
  return {
    running: running.rows,
    moves: moves.rows.map(({ channel_id, channel_name, version_id, number, counts, created_at, finished_at, ...move }) => ({
      ...move,
      channel: { id: channel_id, name: channel_name },
      version: { id: version_id, number },
      createdAt: created_at,
      finishedAt: finished_at,
      total: Object.values(counts).reduce((sum, count) => sum + count, 0),
      waiting: counts.waiting ?? 0,
      outcomes: Object.fromEntries(moveOutcomes.map((outcome) => [outcome, counts[outcome] ?? 0])) as Record<MoveOutcome, number>,
    })),
  }
}

type MoveColumns = Pick<MovesView['moves'][number], 'id' | 'state' | 'stranded'> & {
  channel_id: string
  channel_name: string
  version_id: string
  number: number
  created_at: Date
  finished_at: Date | null
  counts: Record<string, number>
}

const runningSql = `
  SELECT c.channel_id AS "channelId", v.id AS "versionId", v.number, count(*)::int AS count
  FROM project_version v
  JOIN conversation c ON c.workspace_id = v.workspace_id AND c.version_id = v.id AND c.owner IN ('bot', 'queue', 'agent')
  WHERE v.workspace_id = $1 AND v.project_id = $2
  GROUP BY 1, 2, 3 ORDER BY v.number DESC, 1`

const movesSql = `
  SELECT m.id, m.state, m.stranded, m.created_at, m.finished_at, m.channel_id, c.name AS channel_name, m.version_id, v.number,
    coalesce((SELECT jsonb_object_agg(o.outcome, o.count) FROM (
      SELECT coalesce(i.outcome, 'waiting') AS outcome, count(*)::int AS count FROM version_move_item i
      WHERE i.workspace_id = m.workspace_id AND i.move_id = m.id GROUP BY 1
    ) o), '{}') AS counts
  FROM version_move m
  JOIN project_version v ON v.workspace_id = m.workspace_id AND v.id = m.version_id
  JOIN channel c ON c.workspace_id = m.workspace_id AND c.id = m.channel_id
  WHERE m.workspace_id = $1 AND v.project_id = $2 AND (m.state = 'running' OR m.created_at > now() - interval '1 day')
  ORDER BY m.created_at DESC LIMIT 10`

import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { type Backtested, backtest, type RecordedStep } from '../../flows/backtest/backtest.ts'
import type { Language } from '../../flows/document/primitives.ts'
import type { Project } from '../../flows/document/project.ts'
import { isSame } from '../../flows/document/same.ts'
import { compile } from '../../flows/engine/compile.ts'
import type { Program } from '../../flows/engine/program.ts'
import type { Actor } from '../identity/actor.ts'
import { demand, may } from '../identity/permissions.ts'
import type { TurnInput } from '../runtime/turn-entry.ts'
import type { Services } from '../services.ts'
import { loadModel } from '../understanding/model-cache.ts'
import { understand } from '../understanding/understand.ts'
import { findProject } from './find-project.ts'
import { createVersionReader } from './read-versions.ts'
import { staleDraft } from './stale-draft.ts'

/** Most recorded conversations a backtest looks at: the latest that are over. */
const MOST = 200
/** Looked at in one call; between calls the member may stop it. */
const BATCH = 20

const cursorSchema = z.strictObject({ at: z.date(), id: z.uuid(), left: z.int().min(1).max(MOST) })

export const backtestProjectInput = z.strictObject({
  projectId: z.string().max(60),
  /** The stored draft it is about. */
  revision: z.int(),
  /** `next` of the call before; null begins. */
  after: cursorSchema.nullable().default(null),
})

export type BacktestBatch = {
  /** How many all calls together look at. */
  total: number
  results: BacktestResult[]
  /** Looked at, but no comparison: moved between versions on the way, or without a complete record. */
  skipped: number
  next: z.infer<typeof cursorSchema> | null
}
/** `conversationId` and `first` are null for who may not read conversations. */
export type BacktestResult = Backtested & { conversationId: string | null; startedAt: Date }

/**
 * What the latest recorded conversations of a project would have become on its draft, a few at a time. Nothing is sent and nothing
 * changes. @throws AppError not-found, stale-draft
 */
export async function backtestProject(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof backtestProjectInput>,
): Promise<BacktestBatch> {
  demand(actor, 'flow.publish')
  const { workspaceId } = actor
  const { projectId, revision, after } = input
  const { draft, revision: now } = await findProject(db.prisma, actor, projectId)
  if (now !== revision) throw await staleDraft(db, actor, projectId)
  const scope = [workspaceId, projectId]
  const width = Math.min(BATCH, after?.left ?? MOST)
  const [total, { rows }] = await Promise.all([
    db.pool.query<{ total: number }>(totalSql, [...scope, MOST]).then((counted) => counted.rows[0]?.total ?? 0),
    db.pool.query<Over>(overSql, [...scope, after?.at ?? null, after?.id ?? null, width]),
  ])
  const keys = [rows.map(({ shard }) => shard), rows.map(({ id }) => id), workspaceId]
  const { rows: turns } = await db.pool.query<{ conversation_id: string; turn: string; inputs: TurnInput[] }>(turnsSql, keys)
  const versions = createVersionReader(db, workspaceId)
  const to = compile(draft)
  const results: BacktestResult[] = []
  for (const row of rows) {
    const own = turns.filter((turn) => turn.conversation_id === row.id)
    const from = (await versions(row.version_id)).program
    const steps = isComplete(own) ? await stepsOf(own, from, draft) : null
    if (steps) results.push(resultOf(actor, row, backtest({ from, to, recorded: { ...opened(row, from), steps } })))
    await setImmediate()
  }
  const last = rows.at(-1)
  const left = (after?.left ?? MOST) - rows.length
  return {
    total,
    results,
    skipped: rows.length - results.length,
    next: last && rows.length === width && left > 0 ? { at: last.created_at, id: last.id, left } : null,
  }
}

type Over = { id: string; shard: number; version_id: string; created_at: Date; started_at: number; language: string | null }

/** The beginning may have been cut off by retention. */
function isComplete(turns: readonly { turn: string }[]): boolean {
  return turns.length > 0 && Number(turns[0]?.turn) === 1
}

/** null for a conversation that changed its version on the way: what came after is no answer to what either says. */
async function stepsOf(turns: readonly { inputs: TurnInput[] }[], from: Program, draft: Project): Promise<RecordedStep[] | null> {
  const understands = isSame(from.project.intents, draft.intents) ? null : await loadModel(draft.intents)
  const steps: RecordedStep[] = []
  for (const input of turns.flatMap(({ inputs }) => inputs)) {
    if ('move' in input) return null
    const { event, facts } = input
    const anew = understands && event.kind === 'message' && facts.understanding
    steps.push({
      event,
      facts,
      ...(anew ? { understood: understand({ model: understands, text: event.text, language: draft.defaultLanguage }) } : {}),
    })
  }
  return steps
}

function opened({ started_at, language }: Over, { project }: Program): { startedAt: number; language: Language } {
  return { startedAt: Number(started_at), language: language === 'en' || language === 'zh-CN' ? language : project.defaultLanguage }
}

function resultOf(actor: Actor, { id, created_at: startedAt }: Over, result: Backtested): BacktestResult {
  const readable = may(actor, 'desk.view')
  return { ...result, first: readable ? result.first : null, conversationId: readable ? id : null, startedAt }
}

const ofProjectSql = `
  FROM conversation c JOIN project_version v ON v.workspace_id = c.workspace_id AND v.id = c.version_id
  WHERE c.workspace_id = $1 AND v.project_id = $2 AND c.owner = 'closed'`

const totalSql = `SELECT count(*)::int AS total FROM (SELECT 1 ${ofProjectSql} LIMIT $3) AS latest`

const overSql = `
  SELECT c.id, c.shard, c.version_id, c.created_at, (c.state->>'startedAt')::float8 AS started_at,
    (SELECT e.body->>'language' FROM event e WHERE e.shard = c.shard AND e.conversation_id = c.id AND e.seq = 1) AS language
  ${ofProjectSql} AND ($3::timestamptz IS NULL OR (c.created_at, c.id) < ($3, $4::uuid))
  ORDER BY c.created_at DESC, c.id DESC LIMIT $5`

const turnsSql = `
  SELECT t.conversation_id, t.turn, t.inputs
  FROM unnest($1::int2[], $2::uuid[]) AS wanted(shard, id)
  JOIN turn_log t ON t.shard = wanted.shard AND t.conversation_id = wanted.id AND t.workspace_id = $3
  ORDER BY t.conversation_id, t.turn`

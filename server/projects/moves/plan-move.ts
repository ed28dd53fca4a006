import { z } from 'zod'
import type { Project } from '../../../flows/document/project.ts'
import { compile } from '../../../flows/engine/compile.ts'
import { type Migration, type MigrationOutcome, type MigrationReason, migrateState } from '../../../flows/engine/migrate-state.ts'
import type { Program } from '../../../flows/engine/program.ts'
import type { ConversationState } from '../../../flows/engine/types.ts'
import type { Actor } from '../../identity/actor.ts'
import { demand, may } from '../../identity/permissions.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import { findProject } from '../find-project.ts'
import { staleDraft } from '../stale-draft.ts'

export const planMoveInput = z.strictObject({
  channelId: z.string().max(60),
  /** The stored draft that is about to be published there; absent: the version that is live there. */
  draft: z.strictObject({ projectId: z.string().max(60), revision: z.int() }).optional(),
})

export type MovePlan = {
  /** Open conversations of the project on other versions, and how many of them were looked at. */
  total: number
  examined: number
  /** Those that occur, as they are listed in MigrationOutcome's order of trouble. */
  outcomes: {
    outcome: MigrationOutcome
    count: number
    /** The most frequent ones first, at most eight. */
    reasons: { reason: MigrationReason; count: number }[]
    /** Those with the latest message first. The name is null for who may not see customers. */
    samples: { conversationId: string; customer: string | null; card: string; lastMessageAt: Date }[]
  }[]
}

/** Of more than these only the latest are looked at: the shares are known by then. */
const MOST = 5_000
const SAMPLES = 5
const order = ['moved', 'restartStep', 'needsHuman', 'pinned'] as const satisfies readonly MigrationOutcome[]

/** What would become of the conversations under way on a channel, without touching one. @throws AppError not-found, stale-draft */
export async function planMove({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof planMoveInput>): Promise<MovePlan> {
  demand(actor, 'flow.publish')
  const target = await findTarget(db, actor, input)
  const { workspaceId } = actor
  const scope = [workspaceId, input.channelId, target.projectId, target.versionId]
  const [counted] = (await db.pool.query<{ total: number }>(`SELECT count(*)::int AS total ${fromSql}`, scope)).rows
  const to = compile(target.project)
  const programs = createPrograms(db, workspaceId)
  const groups = new Map<MigrationOutcome, MovePlan['outcomes'][number]>()
  const { rows } = await db.pool.query<Open>(`SELECT ${columnsSql} ${fromSql} ${latestSql}`, [...scope, MOST])
  for (const row of rows) {
    const from = await programs(row.version_id)
    count(groups, { row, from, migration: migrateState(row.state, from, to), named: may(actor, 'customer.view') })
  }
  return {
    total: Math.max(counted?.total ?? 0, rows.length),
    examined: rows.length,
    outcomes: order.flatMap((outcome) => finished(groups.get(outcome))),
  }
}

type Open = { id: string; version_id: string; state: ConversationState; last_message_at: Date; customer: string | null }

async function findTarget(
  db: Services['db'],
  actor: Actor,
  { channelId, draft }: z.infer<typeof planMoveInput>,
): Promise<{ project: Project; projectId: string; versionId: string }> {
  const { workspaceId } = actor
  const channel = await db.prisma.channel.findUnique({
    where: { workspaceId_id: { workspaceId, id: channelId } },
    select: { version: { select: { id: true, projectId: true, content: true } } },
  })
  if (!channel) throw new AppError('not-found', `no channel ${channelId}`)
  if (draft) {
    const { projectId, revision } = draft
    const stored = await findProject(db.prisma, actor, projectId)
    if (stored.revision !== revision) throw await staleDraft(db, actor, projectId)
    return { project: stored.draft, projectId, versionId: '' }
  }
  if (!channel.version) throw new AppError('not-found', `nothing is live on channel ${channelId}`)
  const { id: versionId, projectId, content } = channel.version
  return { project: content as unknown as Project, projectId, versionId }
}

/** Few versions carry all conversations: each is read and compiled once. */
function createPrograms(db: Services['db'], workspaceId: string): (versionId: string) => Promise<Program> {
  const programs = new Map<string, Program>()
  return async (versionId) => {
    const known = programs.get(versionId)
    if (known) return known
    const where = { workspaceId_id: { workspaceId, id: versionId } }
    const { content } = await db.prisma.projectVersion.findUniqueOrThrow({ where, select: { content: true } })
    const program = compile(content as unknown as Project)
    programs.set(versionId, program)
    return program
  }
}

function count(
  groups: Map<MigrationOutcome, MovePlan['outcomes'][number]>,
  input: { row: Open; from: Program; migration: Migration; named: boolean },
): void {
  const { row, from, migration, named } = input
  const { outcome, reasons } = migration
  const group = groups.get(outcome) ?? { outcome, count: 0, reasons: [], samples: [] }
  groups.set(outcome, group)
  group.count += 1
  for (const reason of reasons) {
    const known = group.reasons.find((each) => JSON.stringify(each.reason) === JSON.stringify(reason))
    if (known) known.count += 1
    else group.reasons.push({ reason, count: 1 })
  }
  if (group.samples.length >= SAMPLES) return
  const frame = row.state.stack.at(-1)
  const card = frame ? (from.flows.get(frame.flowId)?.cards.get(frame.cardId)?.name ?? '') : ''
  group.samples.push({ conversationId: row.id, customer: named ? (row.customer ?? '') : null, card, lastMessageAt: row.last_message_at })
}

function finished(group: MovePlan['outcomes'][number] | undefined): MovePlan['outcomes'] {
  if (!group) return []
  return [{ ...group, reasons: group.reasons.sort((a, b) => b.count - a.count).slice(0, 8) }]
}

const columnsSql = 'c.id, c.version_id, c.state, c.last_message_at, u.name AS customer'
const fromSql = `
  FROM conversation c
  JOIN project_version v ON v.workspace_id = c.workspace_id AND v.id = c.version_id
  LEFT JOIN customer u ON u.workspace_id = c.workspace_id AND u.id = c.customer_id
  WHERE c.workspace_id = $1 AND c.channel_id = $2 AND v.project_id = $3 AND c.version_id <> $4 AND c.owner IN ('bot', 'queue', 'agent')`
const latestSql = 'ORDER BY c.last_message_at DESC, c.id LIMIT $5'

import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { Project } from '../../../flows/document/project.ts'
import { compile } from '../../../flows/engine/compile.ts'
import { type MigrationOutcome, migrateState } from '../../../flows/engine/migrate-state.ts'
import type { ConversationState } from '../../../flows/engine/types.ts'
import type { Actor } from '../../identity/actor.ts'
import { demand, may } from '../../identity/permissions.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import { findProject } from '../find-project.ts'
import { createVersionReader } from '../read-versions.ts'
import { staleDraft } from '../stale-draft.ts'
import { createTally, type PlannedPlace } from './tally-plan.ts'

export const planMoveInput = z.strictObject({
  channelId: z.string().max(60),
  /** The stored draft that is about to be published there, or a version that is to go back there; absent: what is live there. */
  to: z
    .union([z.strictObject({ projectId: z.string().max(60), revision: z.int() }), z.strictObject({ versionId: z.string().max(60) })])
    .optional(),
})

export type MovePlan = {
  /** Open conversations of the project on other versions, and how many of them were looked at: the latest. */
  total: number
  examined: number
  /** Of those looked at; in order of trouble. */
  outcomes: { outcome: MigrationOutcome; count: number }[]
  /** Where they stand, the fullest places first. */
  places: PlannedPlace[]
}

/** Of more than these only the latest are looked at: the shares are known by then. */
const MOST = 20_000
/** States read and migrated at a time; in between the process serves others. */
const BATCH = 200

/** What would become of the conversations under way on a channel, without touching one. @throws AppError not-found, stale-draft */
export async function planMove({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof planMoveInput>): Promise<MovePlan> {
  demand(actor, 'flow.publish')
  const target = await findTarget(db, actor, input)
  const { workspaceId } = actor
  const scope = [workspaceId, input.channelId, target.projectId, target.versionId]
  const { rows: open } = await db.pool.query<{ id: string; shard: number }>(openSql, scope)
  const to = compile(target.project)
  const versions = createVersionReader(db, workspaceId)
  const tally = createTally()
  let examined = 0
  for (let start = 0; start < Math.min(open.length, MOST); start += BATCH) {
    const batch = open.slice(start, Math.min(start + BATCH, MOST))
    const values = [batch.map(({ shard }) => shard), batch.map(({ id }) => id), workspaceId]
    const { rows } = await db.pool.query<Open>(statesSql, values)
    for (const { id: conversationId, state, version_id, customer, last_message_at: lastMessageAt } of rows) {
      const { number, program: from } = await versions(version_id)
      const sample = { conversationId, customer: may(actor, 'customer.view') ? (customer ?? '') : null, lastMessageAt }
      tally.add({ number, from, frame: state.stack.at(-1), migration: migrateState(state, from, to), sample })
    }
    examined += rows.length
    await setImmediate()
  }
  // What ended meanwhile was not looked at, and does not count.
  return { total: open.length > MOST ? open.length : examined, examined, ...tally.finish() }
}

type Open = { id: string; version_id: string; state: ConversationState; last_message_at: Date; customer: string | null }

async function findTarget(
  db: Services['db'],
  actor: Actor,
  { channelId, to }: z.infer<typeof planMoveInput>,
): Promise<{ project: Project; projectId: string; versionId: string }> {
  const { workspaceId } = actor
  const channel = await db.prisma.channel.findUnique({
    where: { workspaceId_id: { workspaceId, id: channelId } },
    select: { versionId: true },
  })
  if (!channel) throw new AppError('not-found', `no channel ${channelId}`)
  if (to && 'revision' in to) {
    const { projectId, revision } = to
    const stored = await findProject(db.prisma, actor, projectId)
    if (stored.revision !== revision) throw await staleDraft(db, actor, projectId)
    return { project: stored.draft, projectId, versionId: '' }
  }
  const id = to?.versionId ?? channel.versionId
  const version = id ? await db.prisma.projectVersion.findUnique({ where: { workspaceId_id: { workspaceId, id } } }) : null
  if (!version) throw new AppError('not-found', id ? `no version ${id}` : `nothing is live on channel ${channelId}`)
  return { project: version.content as unknown as Project, projectId: version.projectId, versionId: version.id }
}

const openSql = `
  SELECT c.id, c.shard FROM conversation c
  JOIN project_version v ON v.workspace_id = c.workspace_id AND v.id = c.version_id
  WHERE c.workspace_id = $1 AND c.channel_id = $2 AND v.project_id = $3 AND c.version_id <> $4 AND c.owner IN ('bot', 'queue', 'agent')
  ORDER BY c.last_message_at DESC, c.id`

const statesSql = `
  SELECT c.id, c.version_id, c.state, c.last_message_at, u.name AS customer
  FROM unnest($1::int2[], $2::uuid[]) WITH ORDINALITY AS wanted(shard, id, n)
  JOIN conversation c ON c.shard = wanted.shard AND c.id = wanted.id AND c.workspace_id = $3 AND c.owner <> 'closed'
  LEFT JOIN customer u ON u.workspace_id = c.workspace_id AND u.id = c.customer_id
  ORDER BY wanted.n`

import { z } from 'zod'
import { isPublishable } from '../../flows/analysis/analyse.ts'
import type { Layout } from '../../flows/document/layout.ts'
import type { Project } from '../../flows/document/project.ts'
import { compile } from '../../flows/engine/compile.ts'
import type { Scenario } from '../../flows/scenarios/scenario.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { recordAudit } from '../identity/record-audit.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import type { Services } from '../services.ts'
import { findingsOf } from './analyse-project.ts'
import { findProject } from './find-project.ts'
import { beginMove, moveChoiceSchema } from './moves/start-move.ts'
import { pointChannels } from './point-channels.ts'
import { staleDraft } from './stale-draft.ts'

export const publishProjectInput = z.strictObject({
  projectId: z.string().max(60),
  /** The revision that was looked at; another one is not published unseen. */
  revision: z.int(),
  /** Channels it goes live on; none: the version is only kept. */
  channelIds: z.array(z.string().max(60)).max(50),
  note: z.string().trim().max(500).default(''),
  move: moveChoiceSchema,
})

/**
 * Freeze the draft as the next version and make it live. All or nothing, and publishers of one project go one after the
 * other. Conversations that run stay on their version unless they are to be moved; the worker then does it.
 * @throws AppError blocked-by-findings (details `{ findings }`), stale-draft, not-found
 */
export async function publishProject(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof publishProjectInput>,
): Promise<{ versionId: string; number: number }> {
  demand(actor, 'flow.publish')
  const { projectId, revision, channelIds, note, move } = input
  const { draft, layout, scenarios, ...project } = await findProject(db.prisma, actor, projectId)
  if (project.revision !== revision || project.archivedAt) throw await staleDraft(db, actor, projectId)
  const findings = await findingsOf(db, actor, draft)
  if (!isPublishable(findings)) {
    const errors = findings.filter((finding) => finding.severity === 'error')
    throw new AppError('blocked-by-findings', `${errors.length} errors`, {
      params: { count: errors.length },
      details: { findings: errors.slice(0, 50) },
    })
  }
  // What the runtime will do with it: a version that cannot be compiled must not come to be.
  compile(draft)
  const version = await db.prisma.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ revision: number }[]>`
      SELECT revision FROM project WHERE workspace_id = ${actor.workspaceId} AND id = ${projectId} FOR NO KEY UPDATE`
    if (rows[0]?.revision !== revision) return null
    const made = await insertVersion(tx, actor, { projectId, draft, layout, scenarios, note })
    await pointChannels(tx, actor, { channelIds, versionId: made.versionId, rollback: false })
    await recordAudit(tx, actor, { action: 'project.published', subject: projectId, detail: { ...made, channelIds, note } })
    if (move) for (const channelId of new Set(channelIds)) await beginMove(tx, actor, { channelId, ...move })
    return made
  })
  if (!version) throw await staleDraft(db, actor, projectId)
  return version
}

type Tx = Parameters<Parameters<Services['db']['prisma']['$transaction']>[0]>[0]

async function insertVersion(
  tx: Tx,
  actor: Actor,
  input: { projectId: string; draft: Project; layout: Layout; scenarios: Scenario[]; note: string },
): Promise<{ versionId: string; number: number }> {
  const { workspaceId, memberId } = actor
  const { projectId, draft, layout, scenarios, note } = input
  const { _max } = await tx.projectVersion.aggregate({ where: { workspaceId, projectId }, _max: { number: true } })
  const number = (_max.number ?? 0) + 1
  const versionId = newId('version')
  const data = { workspaceId, id: versionId, projectId, number, content: draft as object, layout, scenarios, note, publishedBy: memberId }
  await tx.projectVersion.create({ data })
  return { versionId, number }
}

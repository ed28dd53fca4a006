import { z } from 'zod'
import type { Layout } from '../../flows/document/layout.ts'
import { applyPatch } from '../../flows/document/patch.ts'
import type { Project } from '../../flows/document/project.ts'
import type { StoredDocument } from '../../flows/document/stored-document.ts'
import type { Scenario } from '../../flows/scenarios/scenario.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import { readDocument, readScenarios } from './read-document.ts'
import { staleDraft } from './stale-draft.ts'

const common = {
  projectId: z.string().max(60),
  /** The revision the edit began with. */
  baseRevision: z.int(),
}
const wholeInput = z.strictObject({
  ...common,
  // Typed for the caller; checked by readDocument, which says what is wrong with a document.
  project: z.custom<Project>(),
  layout: z.custom<Layout>(),
  /** Absent: as they are. They may be many and change seldom. */
  scenarios: z.custom<Scenario[]>().optional(),
})
const patchInput = z.strictObject({
  ...common,
  /** What changed since that revision, in `{ project, layout, scenarios }`. */
  patch: z.array(z.strictObject({ path: z.array(z.string().max(200)).min(1).max(60), value: z.unknown().optional() })).max(10_000),
})
export const saveDraftInput = z.union([patchInput, wholeInput])

/**
 * Store the draft, sent whole or as what changed, if nobody else did meanwhile: compare and swap on the revision.
 * @throws AppError stale-draft (details `{ revision, at, by }`), invalid-document, not-found
 */
export async function saveDraft(
  { db, signals }: Pick<Services, 'db' | 'signals'>,
  actor: Actor,
  input: z.infer<typeof saveDraftInput>,
): Promise<{ revision: number; updatedAt: Date }> {
  demand(actor, 'flow.edit')
  const { projectId, baseRevision } = input
  const sent = 'patch' in input ? await patched(db, actor, input) : input
  const { project, layout } = readDocument(sent)
  const scenarios = sent.scenarios && readScenarios(sent.scenarios)
  if (project.id !== projectId)
    throw new AppError('invalid-document', `the document is of project ${project.id}`, { params: { path: 'project.id', count: 1 } })
  const { rows } = await db.pool.query<{ revision: number; updatedAt: Date }>(saveSql, [
    actor.workspaceId,
    projectId,
    baseRevision,
    project.name,
    JSON.stringify(project),
    JSON.stringify(layout),
    actor.memberId,
    scenarios ? JSON.stringify(scenarios) : null,
  ])
  if (rows[0]) {
    signals.publish({ kind: 'draft', workspaceId: actor.workspaceId, projectId })
    return rows[0]
  }
  throw await staleDraft(db, actor, projectId)
}

/** The stored draft of that revision with the patch made, not checked yet; scenarios only when the patch is about them. */
async function patched(
  db: Services['db'],
  actor: Actor,
  { projectId, baseRevision, patch }: z.infer<typeof patchInput>,
): Promise<Pick<z.infer<typeof wholeInput>, 'project' | 'layout' | 'scenarios'>> {
  const { rows } = await db.pool.query<StoredDocument>(storedSql, [actor.workspaceId, projectId, baseRevision])
  if (!rows[0]) throw await staleDraft(db, actor, projectId)
  const document = applyPatch(rows[0], patch) as StoredDocument | null
  if (!document)
    throw new AppError('invalid-document', 'the patch does not fit the draft: send the whole', { params: { path: 'patch', count: 1 } })
  const { project, layout, scenarios } = document
  return { project, layout, ...(scenarios === rows[0].scenarios ? {} : { scenarios }) }
}

const storedSql = `SELECT draft AS project, layout, scenarios FROM project WHERE workspace_id = $1 AND id = $2 AND revision = $3`

const saveSql = `
  UPDATE project SET draft = $5, layout = $6, scenarios = coalesce($8, scenarios), name = $4, revision = revision + 1, updated_by = $7, updated_at = now()
  WHERE workspace_id = $1 AND id = $2 AND revision = $3 AND archived_at IS NULL
  RETURNING revision, updated_at AS "updatedAt"`

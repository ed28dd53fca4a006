import { z } from 'zod'
import type { Layout } from '../../flows/document/layout.ts'
import type { Project } from '../../flows/document/project.ts'
import type { Scenario } from '../../flows/scenarios/scenario.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import { readDocument, readScenarios } from './read-document.ts'
import { staleDraft } from './stale-draft.ts'

export const saveDraftInput = z.strictObject({
  projectId: z.string().max(60),
  /** The revision the edit began with. */
  baseRevision: z.int(),
  // Typed for the caller; checked by readDocument, which says what is wrong with a document.
  project: z.custom<Project>(),
  layout: z.custom<Layout>(),
  /** Absent: as they are. They may be many and change seldom. */
  scenarios: z.custom<Scenario[]>().optional(),
})

/**
 * Store the draft if nobody else did meanwhile: compare and swap on the revision, in one statement.
 * @throws AppError stale-draft (details `{ revision, at, by }`), invalid-document, not-found
 */
export async function saveDraft(
  { db, signals }: Pick<Services, 'db' | 'signals'>,
  actor: Actor,
  input: z.infer<typeof saveDraftInput>,
): Promise<{ revision: number; updatedAt: Date }> {
  demand(actor, 'flow.edit')
  const { projectId, baseRevision } = input
  const { project, layout } = readDocument(input)
  const scenarios = input.scenarios && readScenarios(input.scenarios)
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

const saveSql = `
  UPDATE project SET draft = $5, layout = $6, scenarios = coalesce($8, scenarios), name = $4, revision = revision + 1, updated_by = $7, updated_at = now()
  WHERE workspace_id = $1 AND id = $2 AND revision = $3 AND archived_at IS NULL
  RETURNING revision, updated_at AS "updatedAt"`

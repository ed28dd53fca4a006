import { z } from 'zod'
import type { Layout } from '../../flows/document/layout.ts'
import type { Project } from '../../flows/document/project.ts'
import type { Scenario } from '../../flows/scenarios/scenario.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { findProject } from './find-project.ts'
import { getVersion } from './get-version.ts'

export const exportProjectInput = z.strictObject({
  projectId: z.string().max(60),
  /** Absent: the draft. */ versionId: z.string().max(60).nullish(),
})

/** The file `projects.import` reads. */
export type ProjectFile = { format: 'tandem-project'; project: Project; layout: Layout; scenarios: Scenario[] }

/** @throws AppError not-found */
export async function exportProject(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof exportProjectInput>,
): Promise<ProjectFile> {
  demand(actor, 'flow.view')
  const { projectId, versionId } = input
  if (versionId) {
    const { project, layout, scenarios } = await getVersion({ db }, actor, { versionId })
    return { format: 'tandem-project', project, layout, scenarios }
  }
  const { draft, layout, scenarios } = await findProject(db.prisma, actor, projectId)
  return { format: 'tandem-project', project: draft, layout, scenarios }
}

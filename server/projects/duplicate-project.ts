import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { findProject } from './find-project.ts'
import { insertProject } from './insert-project.ts'

export const duplicateProjectInput = z.strictObject({ projectId: z.string().max(60), name: z.string().trim().min(1).max(120) })

/** A new project with the draft of another one; versions and channels stay with the first. @throws AppError not-found */
export async function duplicateProject(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof duplicateProjectInput>,
): Promise<{ projectId: string }> {
  demand(actor, 'flow.edit')
  const { draft, layout, scenarios } = await findProject(db.prisma, actor, input.projectId)
  return insertProject({ db }, actor, { name: input.name, project: draft, layout, scenarios, from: input.projectId })
}

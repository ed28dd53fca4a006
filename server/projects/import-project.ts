import { z } from 'zod'
import { migrate } from '../../flows/document/migrate.ts'
import { isRecord } from '../../flows/document/same.ts'
import { openScenarios } from '../../flows/scenarios/open-scenarios.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import { insertProject } from './insert-project.ts'
import { readDocument } from './read-document.ts'

export const importProjectInput = z.strictObject({
  /** Absent: the name in the file. */
  name: z.string().trim().min(1).max(120).optional(),
  /** The file's content, parsed: `{ format: 'tandem-project', project, layout, scenarios }`, the last two optional. */
  file: z.unknown(),
})

/** A new project from a file that may come from anywhere. @throws AppError invalid-document with what is wrong in `details.problems` */
export async function importProject(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof importProjectInput>,
): Promise<{ projectId: string }> {
  demand(actor, 'flow.edit')
  const file = z
    .object({ format: z.literal('tandem-project'), project: z.unknown(), layout: z.unknown(), scenarios: z.unknown().optional() })
    .safeParse(input.file)
  if (!file.success) {
    const problems = [{ path: 'format', message: 'this is not a flow file' }]
    throw new AppError('invalid-document', 'not a flow file', { params: { path: 'format', count: 1 }, details: { problems } })
  }
  const { project: raw } = file.data
  // A file of an older version is brought forward; one of an unknown version is refused below, with what does not fit.
  const { project, layout } = readDocument({ ...file.data, project: (isRecord(raw) && migrate(raw)) || raw })
  // Old tests that do not fit any more stay behind; the flow itself must fit.
  const scenarios = openScenarios(file.data.scenarios)
  return insertProject({ db }, actor, { name: input.name ?? project.name, project, layout, scenarios, from: 'file' })
}

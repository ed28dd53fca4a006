import { z } from 'zod'
import { languageSchema } from '../../flows/document/primitives.ts'
import { inLanguage } from '../../flows/templates/in-language.ts'
import { templates } from '../../flows/templates/index.ts'
import { withDemoSystem } from '../demo/demo-system.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { emptyProject } from './empty-project.ts'
import { insertProject } from './insert-project.ts'
import { openTemplate } from './templates/open-template.ts'

export const createProjectInput = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** From `projects.templates` or `templates.list`; absent: empty. */
  templateId: z.string().max(60).nullish(),
  /** Bring the template's queues and articles too. */
  samples: z.boolean().default(true),
  /** What an own template left blank, by id. */
  fill: z.record(z.string().max(40), z.string().max(2000)).default({}),
  /** The language its names are in; customers are answered in any. */
  language: languageSchema.optional(),
})

/** @throws AppError not-found for an unknown template */
export async function createProject(
  { db, config }: Pick<Services, 'db' | 'config'>,
  actor: Actor,
  input: z.infer<typeof createProjectInput>,
): Promise<{ projectId: string }> {
  demand(actor, 'flow.edit')
  const { name, templateId, samples, fill, language = actor.locale } = input
  if (!templateId)
    return insertProject({ db }, actor, { name, project: emptyProject({ id: 'new', name, language }), layout: {}, from: 'empty' })
  const template = templates.find((each) => each.id === templateId)
  if (!template) {
    const { queues, knowledge, ...own } = await openTemplate(db.prisma, actor, { templateId, fill, samples })
    return insertProject({ db }, actor, { name, ...own, ...(samples ? { samples: { queues, knowledge } } : {}) })
  }
  const project = inLanguage(config.demo ? { ...template, project: withDemoSystem(template) } : template, language)
  const { layout, scenarios, queues, knowledge } = template
  return insertProject({ db }, actor, {
    name,
    project,
    layout,
    scenarios,
    from: `template ${templateId}`,
    ...(samples ? { samples: { queues, knowledge } } : {}),
  })
}

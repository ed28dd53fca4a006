import { z } from 'zod'
import { type Language, languageSchema } from '../../../flows/document/primitives.ts'
import { compile } from '../../../flows/engine/compile.ts'
import type { Moment } from '../../../flows/scenarios/moment.ts'
import { runScenario } from '../../../flows/scenarios/run-scenario.ts'
import type { ScenarioAct } from '../../../flows/scenarios/scenario.ts'
import { templates } from '../../../flows/templates/index.ts'
import { type Overview, overviewOf } from '../../../flows/templates/overview.ts'
import type { FlowTemplate } from '../../../flows/templates/template.ts'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import type { Services } from '../../services.ts'
import { findTemplate } from './find-template.ts'

export const previewTemplateInput = z.strictObject({ templateId: z.string().max(60), language: languageSchema.optional() })

export type PreviewLine = { from: 'customer' | 'bot' | 'queue'; text: string }
export type TemplatePreview = Overview & {
  /** One of the template's tests, as its customer sees it. */
  conversation: PreviewLine[]
}
type Shown = Pick<FlowTemplate, 'project' | 'layout' | 'scenarios' | 'queues'>

const previews = new Map<string, TemplatePreview>()

/** What a template looks like and how it talks. @throws AppError not-found */
export async function previewTemplate(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  { templateId, language = actor.locale }: z.infer<typeof previewTemplateInput>,
): Promise<TemplatePreview> {
  demand(actor, 'flow.view')
  const template = templates.find(({ id }) => id === templateId)
  // One of the workspace's own may change, and there may be many: those are not kept.
  if (!template) return makePreview((await findTemplate(db.prisma, actor, templateId)).content, language)
  const key = `${templateId} ${language}`
  const preview = previews.get(key) ?? makePreview(template, language)
  previews.set(key, preview)
  return preview
}

function makePreview(template: Shown, language: Language): TemplatePreview {
  return { ...overviewOf(template), conversation: tell(template, language) }
}

function tell({ project, scenarios, queues }: Shown, language: Language): PreviewLine[] {
  const scenario = scenarios.find((each) => each.language === language) ?? scenarios[0]
  if (!scenario) return []
  const { steps } = runScenario({ program: compile(project), scenario })
  return steps.flatMap(({ index, moment }) => {
    const act = scenario.steps[index]?.act
    const before = steps.find((step) => step.index === index - 1)?.moment
    const said = act ? customerText(act, before) : ''
    const heard: PreviewLine[] = said === '' ? [] : [{ from: 'customer', text: said }]
    return [
      ...heard,
      ...moment.commands.flatMap((command): PreviewLine[] => {
        if (command.kind === 'say') return [{ from: 'bot', text: command.text }]
        if (command.kind !== 'handoff') return []
        const queue = queues.find(({ id }) => id === command.queueId)
        return [{ from: 'queue', text: (language === 'en' ? queue?.nameEn : queue?.name) ?? command.queueId }]
      }),
    ]
  })
}

function customerText(act: ScenarioAct, before: Moment | undefined): string {
  if (act.kind === 'say') return act.text
  if (act.kind === 'fill') return Object.values(act.values).join(' · ')
  if (act.kind !== 'choose') return ''
  const waiting = before?.state.waiting
  const choices = waiting?.kind === 'customer' ? (waiting.choices ?? []) : []
  return act.text ?? choices.find(({ id }) => id === act.choiceId)?.label ?? act.choiceId
}

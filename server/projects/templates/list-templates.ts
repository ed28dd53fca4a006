import { z } from 'zod'
import { pickText } from '../../../flows/document/local-text.ts'
import { languageSchema } from '../../../flows/document/primitives.ts'
import { templates } from '../../../flows/templates/index.ts'
import type { FlowTemplate } from '../../../flows/templates/template.ts'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'

export type TemplateView = {
  id: string
  icon: string
  name: string
  about: string
  handles: string[]
  cards: number
  intents: number
  articles: number
  scenarios: number
}

/** The language of the interface; the member's own without. */
export const listTemplatesInput = z.strictObject({ language: languageSchema.optional() })

/** What a new project may start from. */
export function listTemplates(actor: Actor, { language: locale = actor.locale }: z.infer<typeof listTemplatesInput>): TemplateView[] {
  demand(actor, 'flow.view')
  return templates.map((template: FlowTemplate) => ({
    id: template.id,
    icon: template.icon,
    name: template.name[locale],
    about: template.about[locale],
    handles: template.handles.map((text) => pickText(text, locale, 'zh-CN')),
    cards: Object.values(template.project.flows).reduce((sum, flow) => sum + Object.keys(flow.cards).length, 0),
    intents: template.project.intents.length,
    articles: template.knowledge.filter(({ language }) => language === locale).length,
    scenarios: template.scenarios.length,
  }))
}

import { pickText } from '../../flows/document/local-text.ts'
import { templates } from '../../flows/templates/index.ts'
import type { FlowTemplate } from '../../flows/templates/template.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'

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

/** What a new project may start from, in the language of whoever asks. */
export function listTemplates(actor: Actor): TemplateView[] {
  demand(actor, 'flow.view')
  const { locale } = actor
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

import { templates } from '../../flows/templates/index.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'

export type TemplateView = { id: string; name: string; about: string; flows: number; cards: number; intents: number }

/** What a new project may start from, in the language of whoever asks. */
export function listTemplates(actor: Actor): TemplateView[] {
  demand(actor, 'flow.view')
  return templates.map(({ id, name, about, project }) => ({
    id,
    name: name[actor.locale],
    about: about[actor.locale],
    flows: Object.keys(project.flows).length,
    cards: Object.values(project.flows).reduce((sum, flow) => sum + Object.keys(flow.cards).length, 0),
    intents: project.intents.length,
  }))
}

import type { Language } from '../document/primitives.ts'
import type { FlowNode, Project } from '../document/project.ts'
import type { FlowTemplate } from './template.ts'

/**
 * A template's project for people who work in a language: what customers read is in all of them anyway; names of cards, variables,
 * rules and the like are one text each. Templates are written in Chinese; the English names are the ids in words.
 */
export function inLanguage({ project, name }: Pick<FlowTemplate, 'project' | 'name'>, language: Language): Project {
  if (language !== 'en') return project
  const named = <T extends { id: string; name: string }>(each: T): T => ({ ...each, name: inWords(each.id) })
  const flows = Object.entries(project.flows).map(([id, flow]) => {
    const cards = Object.entries(flow.cards).map(([cardId, card]) => [cardId, { ...named(card), nodes: card.nodes.map(withNames) }])
    return [
      id,
      {
        ...flow,
        name: id === project.entryFlowId ? name.en : inWords(id),
        cards: Object.fromEntries(cards),
        ...(flow.outputs ? { outputs: flow.outputs.map(named) } : {}),
      },
    ]
  })
  return {
    ...project,
    name: name.en,
    defaultLanguage: language,
    flows: Object.fromEntries(flows),
    variables: project.variables.map(named),
    intents: project.intents.map(named),
    ...(project.entities ? { entities: project.entities.map(named) } : {}),
    policy: { rules: project.policy.rules.map(named) },
    settings: { ...project.settings, calendars: project.settings.calendars.map(named) },
  }
}

/** Branches and parts of a split have names too. */
function withNames(node: FlowNode): FlowNode {
  const settings = Object.entries(node.settings).map(([key, value]) => [
    key,
    (key === 'branches' || key === 'parts') && Array.isArray(value) ? value.map((each) => ({ ...each, name: inWords(each.id) })) : value,
  ])
  return { ...node, settings: Object.fromEntries(settings) }
}

/** `askOrder`, `ticket_number`, `fraud-in-progress` → Ask order, Ticket number, Fraud in progress. */
function inWords(id: string): string {
  const words = id
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase()
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

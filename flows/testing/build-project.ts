import type { Project } from '../document/project.ts'
import { projectSchema } from '../document/project.ts'
import type { JsonObject } from '../engine/types.ts'

/** A card written short: id → nodes, each `[nodeId, type, settings]`. */
export type ShortCards = Record<string, [nodeId: string, type: string, settings?: JsonObject][]>

/** A whole project with one flow `main` from little text; the first card is the start. Other parts as in the document. */
export function buildProject({
  cards,
  links = {},
  flows = {},
  ...rest
}: {
  cards: ShortCards
  links?: Record<string, string>
  flows?: Record<string, { cards: ShortCards; links?: Record<string, string> }>
} & Partial<Omit<Project, 'flows'>>): Project {
  const all = { main: { cards, links }, ...flows }
  return projectSchema.parse({
    schemaVersion: 1,
    id: 'p1',
    name: 'Test',
    entryFlowId: 'main',
    languages: ['zh-CN', 'en'],
    defaultLanguage: 'zh-CN',
    policy: { rules: [] },
    settings: {},
    flows: Object.fromEntries(Object.entries(all).map(([id, flow]) => [id, buildFlow(id, flow.cards, flow.links ?? {})])),
    ...rest,
  })
}

function buildFlow(id: string, cards: ShortCards, links: Record<string, string>) {
  return {
    id,
    name: id,
    startCardId: Object.keys(cards)[0] ?? 'none',
    cards: Object.fromEntries(
      Object.entries(cards).map(([cardId, nodes]) => [
        cardId,
        { id: cardId, name: cardId, nodes: nodes.map(([nodeId, type, settings = {}]) => ({ id: nodeId, type, version: 1, settings })) },
      ]),
    ),
    links,
  }
}

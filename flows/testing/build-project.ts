import type { FlowLocal } from '../document/flow-local.ts'
import type { Project } from '../document/project.ts'
import { projectSchema } from '../document/project.ts'
import type { JsonObject } from '../engine/types.ts'

/** A card written short: id → nodes, each `[nodeId, type, settings]`. */
export type ShortCards = Record<string, [nodeId: string, type: string, settings?: JsonObject][]>

type ShortLocals = (Pick<FlowLocal, 'id' | 'type'> & Partial<FlowLocal>)[]
type ShortFlow = { cards: ShortCards; links?: Record<string, string>; inputs?: ShortLocals; outputs?: ShortLocals; locals?: ShortLocals }

/** A whole project with one flow `main` from little text; the first card is the start. Other parts as in the document. */
export function buildProject({
  cards,
  links = {},
  flows = {},
  ...rest
}: {
  cards: ShortCards
  links?: Record<string, string>
  flows?: Record<string, ShortFlow>
} & Partial<Omit<Project, 'flows'>>): Project {
  const all: Record<string, ShortFlow> = { main: { cards, links }, ...flows }
  return projectSchema.parse({
    schemaVersion: 1,
    id: 'p1',
    name: 'Test',
    entryFlowId: 'main',
    languages: ['zh-CN', 'en'],
    defaultLanguage: 'zh-CN',
    policy: { rules: [] },
    settings: {},
    flows: Object.fromEntries(Object.entries(all).map(([id, flow]) => [id, buildFlow(id, flow)])),
    ...rest,
  })
}

function buildFlow(id: string, { cards, links = {}, ...signature }: ShortFlow) {
  const named = Object.entries(signature).map(([key, locals]) => [key, locals.map((local) => ({ name: local.id, ...local }))])
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
    ...Object.fromEntries(named),
  }
}

import { type Flow, type FlowNode, type Project, parseLinkKey } from '../../../flows/document/project.ts'
import { getNode } from '../../../flows/nodes/registry.ts'
import { fieldsOf } from '../../../flows/nodes/shared/field.ts'

/**
 * What a project does, without what differs whenever it is made: ids become names or places in their list, what is said by leaving it
 * out is left out. Two projects of the same shape behave alike. All queues count as one: there is one to choose.
 */
export function shapeOf(project: Project): unknown {
  const names = new Map<string, string>()
  for (const list of [project.intents, project.entities ?? []]) for (const { id, name } of list) names.set(id, name)
  for (const flow of Object.values(project.flows)) for (const card of Object.values(flow.cards)) names.set(card.id, card.name)
  const entry = project.flows[project.entryFlowId]
  return plain({
    name: project.name,
    languages: project.languages,
    defaultLanguage: project.defaultLanguage,
    flow: entry && flowShape(entry, names),
    variables: [...project.variables].sort((a, b) => a.id.localeCompare(b.id)),
    intents: project.intents.map(({ id: _, ...intent }) => intent),
    entities: project.entities?.map(({ id: _, ...entity }) => entity),
    rules: project.policy.rules.map(({ id: _, ...rule }) => named(rule, names)),
    settings: named({ ...project.settings, calendars: project.settings.calendars.map(({ id: _, ...calendar }) => calendar) }, names),
  })
}

function flowShape(flow: Flow, names: ReadonlyMap<string, string>): unknown {
  const places = new Map<string, { card: string; index: number; node: FlowNode }>()
  for (const card of Object.values(flow.cards))
    for (const [index, node] of card.nodes.entries()) places.set(node.id, { card: card.name, index, node })
  return {
    start: flow.cards[flow.startCardId]?.name,
    cards: Object.fromEntries(Object.values(flow.cards).map((card) => [card.name, card.nodes.map((node) => nodeShape(node, names))])),
    links: Object.fromEntries(
      Object.entries(flow.links).map(([key, cardId]) => {
        const { nodeId, portId } = parseLinkKey(key)
        const place = places.get(nodeId)
        return [`${place?.card} ${place?.index} ${place ? portShape(place.node, portId) : portId}`, flow.cards[cardId]?.name]
      }),
    ),
  }
}

/** A field that another one switches off says nothing, whatever stands in it. */
function nodeShape(node: FlowNode, names: ReadonlyMap<string, string>): unknown {
  const definition = getNode(node.type)
  const settings: Record<string, unknown> = {
    ...((definition?.settings.parse(node.settings) ?? node.settings) as Record<string, unknown>),
  }
  if (definition)
    for (const [name, { when }] of fieldsOf(definition.settings))
      if (when && !when.is.includes(settings[when.field] as string | boolean)) delete settings[name]
  return { type: node.type, settings: named(withoutIds(settings), names) }
}

/** `choice:o1b2` by the place of the choice in its list. */
function portShape({ settings }: FlowNode, portId: string): string {
  const [kind = '', id] = portId.split(':')
  const list = { choice: settings.choices, branch: settings.branches, route: settings.routes }[kind]
  return id === undefined || !Array.isArray(list) ? portId : `${kind}:${list.findIndex((item: { id: string }) => item.id === id)}`
}

/** Ids of rows in a list; those of what is declared elsewhere are named by other keys. */
function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutIds(isObject(item) ? { ...item, id: undefined } : item))
  return isObject(value) ? mapped(value, withoutIds) : value
}

function named(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) {
    // A group of one is what stands in it.
    return value.map((item) => named(item, names))
  }
  if (!isObject(value)) return value
  const only =
    (value.kind === 'all' || value.kind === 'any') && Array.isArray(value.items) && value.items.length === 1 ? value.items[0] : null
  if (only) return named(only, names)
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      if (typeof part !== 'string' || part === '') return [key, named(part, names)]
      if (key === 'queueId' || key === 'fallbackQueueId') return [key, 'the queue']
      return [key, /^(intentId|entityId|afterCardId|cardId)$/.test(key) ? (names.get(part) ?? part) : part]
    }),
  )
}

/** Without what is empty and with keys in order: an empty text is as good as none. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, plain(part)] as const)
      .filter(
        ([, part]) =>
          part !== undefined &&
          part !== '' &&
          !(isObject(part) && Object.keys(part).length === 0) &&
          !(Array.isArray(part) && part.length === 0),
      )
      .sort(([a], [b]) => a.localeCompare(b)),
  )
}

function mapped(value: Record<string, unknown>, map: (part: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, map(part)]))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

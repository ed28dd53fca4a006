import { type Card, type Flow, type FlowNode, linkKey, type Project, parseLinkKey } from '../document/project.ts'
import { isRecord } from '../document/same.ts'

/**
 * A project taken apart into pieces that each have a stable name, so that comparing and merging is comparing and merging pieces:
 *
 * | key                                        | value                                                               |
 * | ------------------------------------------ | ------------------------------------------------------------------- |
 * | `project`, `policy`, `settings`            | what belongs to no list                                             |
 * | `flow/<flow>`, `card/<flow>/<card>`        | name, start card … without what is in it                            |
 * | `node/<flow>/<node>`                       | the node, the card it stands on, and where its ports lead           |
 * | `variable/<id>`, `intent/<id>`, `rule/<id>`| one each                                                            |
 * | `nodes/<flow>/<card>`, `variables`, `intents`, `rules` | the order, as ids                                       |
 *
 * A node is named by its flow and its id, not by its card: moved to another card it stays the same node. The project's own id is
 * left out: it says which project this is, not what it does. A second thing of the same id gets `#2` behind it, so that even a
 * broken document comes apart and together again unchanged.
 */
export type Parts = ReadonlyMap<string, unknown>

export type NodePart = Omit<FlowNode, 'id'> & { id: string; card: string; links: Record<string, string> }

export const listNames = ['variables', 'intents', 'rules'] as const
export type ListName = (typeof listNames)[number]
export const memberOf = { variables: 'variable', intents: 'intent', rules: 'rule' } as const satisfies Record<ListName, string>

export function takeApart(project: Project): Parts {
  const { id: _, flows, variables, intents, policy, settings, ...rest } = project
  const { rules, ...otherPolicy } = policy
  const parts = new Map<string, unknown>([
    ['project', rest],
    ['policy', otherPolicy],
    ['settings', settings],
  ])
  for (const [name, items] of Object.entries({ variables, intents, rules }) as [ListName, { id: string }[]][]) {
    const keys = uniqueKeys(items.map((item) => item.id))
    parts.set(name, keys)
    for (const [index, key] of keys.entries()) parts.set(`${memberOf[name]}/${key}`, items[index])
  }
  for (const [flowId, flow] of Object.entries(flows)) takeFlowApart(flowId, flow, parts)
  return parts
}

function takeFlowApart(flowId: string, flow: Flow, parts: Map<string, unknown>): void {
  const { cards, links, ...rest } = flow
  const placed = Object.entries(cards).flatMap(([cardId, card]) => card.nodes.map((node) => ({ cardId, node })))
  const keys = uniqueKeys(placed.map(({ node }) => node.id))
  const known = new Set(placed.map(({ node }) => node.id))
  const byNode = new Map<string, [string, string][]>()
  const loose: [string, string][] = []
  for (const [key, target] of Object.entries(links)) {
    const { nodeId, portId } = parseLinkKey(key)
    if (!known.has(nodeId) || linkKey(nodeId, portId) !== key) loose.push([key, target])
    else byNode.set(nodeId, [...(byNode.get(nodeId) ?? []), [portId, target]])
  }
  parts.set(`flow/${flowId}`, { ...rest, links: Object.fromEntries(loose) })
  const onCard = new Map<string, string[]>(Object.keys(cards).map((cardId) => [cardId, []]))
  for (const [index, { cardId, node }] of placed.entries()) {
    const key = keys[index] ?? node.id
    onCard.get(cardId)?.push(key)
    parts.set(`node/${flowId}/${key}`, { ...node, card: cardId, links: Object.fromEntries(byNode.get(key) ?? []) } satisfies NodePart)
  }
  for (const [cardId, { nodes: __, ...card }] of Object.entries(cards)) {
    parts.set(`card/${flowId}/${cardId}`, card)
    parts.set(`nodes/${flowId}/${cardId}`, onCard.get(cardId))
  }
}

/** The inverse of takeApart. Nodes that stand on no card are left out. */
export function putTogether(parts: Parts, projectId: string): Project {
  const list = (name: ListName): unknown[] => (parts.get(name) as string[]).map((key) => parts.get(`${memberOf[name]}/${key}`))
  return {
    ...(parts.get('project') as object),
    id: projectId,
    flows: Object.fromEntries(idsOf(parts, 'flow/').map((flowId) => [flowId, putFlowTogether(parts, flowId)])),
    variables: list('variables'),
    intents: list('intents'),
    policy: { ...(parts.get('policy') as object), rules: list('rules') },
    settings: parts.get('settings'),
  } as Project
}

function putFlowTogether(parts: Parts, flowId: string): Flow {
  const { links: loose, ...rest } = parts.get(`flow/${flowId}`) as { links: Record<string, string> }
  const links: [string, string][] = Object.entries(loose)
  const cards: [string, Card][] = idsOf(parts, `card/${flowId}/`).map((cardId) => {
    const nodes = (parts.get(`nodes/${flowId}/${cardId}`) as string[]).map((key) => {
      const { card: _, links: own, ...node } = parts.get(`node/${flowId}/${key}`) as NodePart
      for (const [portId, target] of Object.entries(own)) links.push([linkKey(node.id, portId), target])
      return node
    })
    return [cardId, { ...(parts.get(`card/${flowId}/${cardId}`) as object), nodes } as Card]
  })
  return { ...rest, cards: Object.fromEntries(cards), links: Object.fromEntries(links) } as Flow
}

/** What stands behind a prefix such as `flow/` or `card/main/`. */
export function idsOf(parts: Parts, prefix: string): string[] {
  return [...parts.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
}

function uniqueKeys(ids: string[]): string[] {
  const seen = new Map<string, number>()
  return ids.map((id) => {
    const count = (seen.get(id) ?? 0) + 1
    seen.set(id, count)
    return count === 1 ? id : `${id}#${count}`
  })
}

/** A list whose elements are told apart by their id; also the empty list. */
export function isKeyedList(value: unknown): value is { id: string }[] {
  if (!Array.isArray(value)) return false
  const ids = value.map((item) => (isRecord(item) && typeof item.id === 'string' && /^[A-Za-z]/.test(item.id) ? item.id : null))
  return !ids.includes(null) && new Set(ids).size === ids.length
}

/** Looked into field by field. What has a `kind` (a condition, an action) only makes sense whole. */
export function isOpenRecord(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && !('kind' in value)
}

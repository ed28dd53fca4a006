import type { FlowLayout } from '../../../flows/document/layout.ts'
import { type Card, type Flow, type FlowNode, parseLinkKey } from '../../../flows/document/project.ts'
import { isSame } from '../../../flows/document/same.ts'
import type { DesignDocument } from '../contract.ts'
import type { FlowMarks, Mark, Marks } from './marks.ts'

type Side = Pick<DesignDocument, 'project' | 'layout'>

/**
 * Two versions as one document that can be shown on the canvas: everything of the later one where it stands there, and what is gone
 * since where it stood, with marks for what differs. A node that went to another card is shown where it is now.
 */
export function layOver(before: Side, after: Side): { document: DesignDocument; marks: Marks } {
  const flows: Record<string, Flow> = {}
  const layout: DesignDocument['layout'] = {}
  const marks: Record<string, FlowMarks> = {}
  for (const flowId of new Set([...Object.keys(after.project.flows), ...Object.keys(before.project.flows)])) {
    const [old, now] = [own(before.project.flows, flowId), own(after.project.flows, flowId)]
    const [oldLayout, nowLayout] = [own(before.layout, flowId), own(after.layout, flowId)]
    const flow = now ?? old
    if (!flow) continue
    const { cards, links } = together(old, now)
    flows[flowId] = { ...flow, cards, links }
    layout[flowId] = { ...(nowLayout ?? oldLayout ?? empty), cards: { ...oldLayout?.cards, ...nowLayout?.cards } }
    marks[flowId] = marksOf({ old, now, oldLayout, nowLayout })
  }
  const names = <T extends { id: string }>(gone: readonly T[], here: readonly T[]): T[] => [
    ...here,
    ...gone.filter(({ id }) => here.every((each) => each.id !== id)),
  ]
  const project = {
    ...after.project,
    flows,
    // What is gone still has its name on the cards that used it.
    variables: names(before.project.variables, after.project.variables),
    intents: names(before.project.intents, after.project.intents),
  }
  return { document: { project, layout, scenarios: [] }, marks }
}

const empty: FlowLayout = { cards: {}, notes: {} }

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

const nodesOf = (flow: Flow | undefined): Map<string, { node: FlowNode; cardId: string }> =>
  new Map(Object.values(flow?.cards ?? {}).flatMap((card) => card.nodes.map((node) => [node.id, { node, cardId: card.id }] as const)))

function together(old: Flow | undefined, now: Flow | undefined): Pick<Flow, 'cards' | 'links'> {
  const here = nodesOf(now)
  const cards: Record<string, Card> = { ...now?.cards }
  for (const card of Object.values(old?.cards ?? {})) {
    const gone = card.nodes.filter(({ id }) => !here.has(id))
    const same = own(cards, card.id)
    if (!same) cards[card.id] = { ...card, nodes: gone }
    else if (gone.length > 0) cards[card.id] = { ...same, nodes: putBack(card.nodes, same.nodes, gone) }
  }
  return { cards, links: { ...old?.links, ...now?.links } }
}

/** Each where it was: behind the one it stood behind, as far as that is still there. */
function putBack(old: readonly FlowNode[], now: readonly FlowNode[], gone: readonly FlowNode[]): FlowNode[] {
  const nodes = [...now]
  for (const node of gone) {
    const before = old.slice(0, old.indexOf(node)).toReversed()
    const at = before.map(({ id }) => nodes.findIndex((each) => each.id === id)).find((index) => index >= 0) ?? -1
    nodes.splice(at + 1, 0, node)
  }
  return nodes
}

type Sides = { old: Flow | undefined; now: Flow | undefined; oldLayout: FlowLayout | undefined; nowLayout: FlowLayout | undefined }

function marksOf({ old, now, oldLayout, nowLayout }: Sides): FlowMarks {
  const [oldNodes, nowNodes] = [nodesOf(old), nodesOf(now)]
  const cards = new Map<string, Mark>()
  const nodes = new Map<string, Mark>()
  const links = new Map<string, Mark>()
  for (const [id, { node, cardId }] of nowNodes) {
    const was = oldNodes.get(id)
    if (!was) nodes.set(id, 'added')
    else if (was.cardId !== cardId || !isSame(was.node, node)) nodes.set(id, 'changed')
  }
  for (const id of oldNodes.keys()) if (!nowNodes.has(id)) nodes.set(id, 'removed')
  for (const key of new Set([...Object.keys(old?.links ?? {}), ...Object.keys(now?.links ?? {})])) {
    const [was, is] = [own(old?.links ?? {}, key), own(now?.links ?? {}, key)]
    if (was !== is) links.set(key, was === undefined ? 'added' : is === undefined ? 'removed' : 'changed')
  }
  // A card differs when a node of it, then or now, or where one of them leads does.
  const touched = new Set<string | undefined>()
  const touch = (nodeId: string) => touched.add(nowNodes.get(nodeId)?.cardId).add(oldNodes.get(nodeId)?.cardId)
  for (const id of nodes.keys()) touch(id)
  for (const key of links.keys()) touch(parseLinkKey(key).nodeId)
  for (const id of new Set([...Object.keys(old?.cards ?? {}), ...Object.keys(now?.cards ?? {})])) {
    const [was, is] = [own(old?.cards ?? {}, id), own(now?.cards ?? {}, id)]
    if (!was || !is) cards.set(id, was ? 'removed' : 'added')
    else if (touched.has(id) || was.name !== is.name || !isSame(order(was), order(is))) cards.set(id, 'changed')
    else if (!isSame(own(oldLayout?.cards ?? {}, id), own(nowLayout?.cards ?? {}, id))) cards.set(id, 'moved')
  }
  return { cards: Object.fromEntries(cards), nodes: Object.fromEntries(nodes), links: Object.fromEntries(links) }
}

const order = (card: Card): string[] => card.nodes.map(({ id }) => id)

import { type Card, type Flow, type FlowNode, linkKey, type Project, parseLinkKey } from '../../document/project.ts'
import type { Port } from '../../nodes/definition.ts'
import { parseNode } from '../../nodes/parse-settings.ts'
import { getNode } from '../../nodes/registry.ts'
import { flowGraph, reach } from '../flow-graph.ts'
import type { Edit } from './edit.ts'
import { newId, type Place, type Proposal } from './proposal.ts'

type From = { flow: Flow; cardId: string; nodeId: string; portId: string }

/** Where a port may lead: to a card nothing leads to yet, to a person, or to an end. What is there is used; else a card is made. */
export function waysOn(place: Place, from: From): Proposal[] {
  const failure = portOf(from)?.failure === true
  const waiting = looseCards(from.flow)
    .filter((cardId) => cardId !== from.cardId)
    .slice(0, 2)
    .map((cardId) => toCard(from, cardId))
  const person = toPerson(place, from)
  const end = toEnd(place, from)
  return failure ? [...person, ...end, ...waiting] : [...waiting, ...end, ...person]
}

export function portOf({ flow, cardId, nodeId, portId }: From): Port | undefined {
  const node = flow.cards[cardId]?.nodes.find(({ id }) => id === nodeId)
  return node && parseNode(node).ports.find(({ id }) => id === portId)
}

function link({ flow, nodeId, portId }: From, cardId: string): Edit {
  return { do: 'set', path: ['flows', flow.id, 'links', linkKey(nodeId, portId)], value: cardId }
}

export function toCard(from: From, cardId: string): Proposal {
  return { code: 'connect', params: { card: from.flow.cards[cardId]?.name ?? cardId }, edits: [link(from, cardId)] }
}

/** Cards that nothing leads to, and that no other of them leads to either. */
export function looseCards(flow: Flow): string[] {
  const graph = flowGraph(flow)
  const seen = reach(graph, [flow.startCardId])
  const led = new Set([...graph.edges.values()].flatMap((edges) => edges.filter(({ from, to }) => from !== to).map(({ to }) => to)))
  return Object.keys(flow.cards).filter((cardId) => !seen.has(cardId) && !led.has(cardId))
}

/** To an end of the conversation, or of the run of a flow that others run. */
export function toEnd({ project }: Place, from: From): Proposal[] {
  const type = endType(project, from.flow)
  const there = Object.values(from.flow.cards).find((card) => card.nodes[0]?.type === type && card.id !== from.cardId)
  if (there) return [{ ...toCard(from, there.id), code: 'connectEnd' }]
  const card = endCard(project, from.flow)
  const edits: Edit[] = [{ do: 'set', path: ['flows', from.flow.id, 'cards', card.id], value: card }, link(from, card.id)]
  return [{ code: 'newEnd', edits, newCards: [{ flowId: from.flow.id, cardId: card.id, beside: from.cardId }] }]
}

/** To a card that hands over at once; one that does is made where a queue is known. */
export function toPerson(place: Place, from: From): Proposal[] {
  const there = Object.values(from.flow.cards).find((card) => card.nodes[0]?.type === 'handoff' && card.id !== from.cardId)
  if (there) return [{ ...toCard(from, there.id), code: 'connectPerson' }]
  const queueId = someQueue(place)
  if (queueId === null || from.flow.cards[from.cardId]?.nodes.some(({ id, type }) => id === from.nodeId && type === 'handoff')) return []
  const { project } = place
  const flowPath = ['flows', from.flow.id]
  const end = endCard(project, from.flow)
  const hand = makeNode(newId(project, 'handoff'), 'handoff', { queueId })
  const person: Card = {
    id: newId(project, 'person'),
    name: project.defaultLanguage === 'en' ? 'Person' : '人工',
    nodes: [hand, makeNode(newId(project, 'after'), endType(project, from.flow))],
  }
  const edits: Edit[] = [
    { do: 'set', path: [...flowPath, 'cards', person.id], value: person },
    { do: 'set', path: [...flowPath, 'cards', end.id], value: end },
    ...['timedOut', 'nobody', 'closed'].map(
      (portId): Edit => ({ do: 'set', path: [...flowPath, 'links', linkKey(hand.id, portId)], value: end.id }),
    ),
    link(from, person.id),
  ]
  const made = [person, end].map(({ id }) => ({ flowId: from.flow.id, cardId: id, beside: from.cardId }))
  return [{ code: 'newPerson', edits, newCards: made }]
}

/** '' where the fallback queue will do; null when no queue is known at all. */
function someQueue({ project, queues }: Place): string | null {
  if (project.settings.fallbackQueueId !== '') return ''
  return queues[0]?.id ?? usedQueues(project)[0] ?? null
}

/** Queues hand-offs name. */
export function usedQueues(project: Project): string[] {
  const named = Object.values(project.flows).flatMap((flow) =>
    Object.values(flow.cards).flatMap((card) => card.nodes.flatMap(({ type, settings }) => (type === 'handoff' ? [settings.queueId] : []))),
  )
  return [...new Set(named.filter((id): id is string => typeof id === 'string' && id !== ''))]
}

export function endType(project: Project, flow: Flow): 'end' | 'return' {
  return flow.id === project.entryFlowId ? 'end' : 'return'
}

function endCard(project: Project, flow: Flow): Card {
  const name = project.defaultLanguage === 'en' ? 'End' : '结束'
  return { id: newId(project, 'finish'), name, nodes: [makeNode(newId(project, 'end'), endType(project, flow))] }
}

/** A node as it is when it is dropped on the canvas. */
export function makeNode(id: string, type: string, settings: Record<string, unknown> = {}): FlowNode {
  const definition = getNode(type)
  return { id, type, version: definition?.version ?? 1, settings: { ...(definition?.create() as Record<string, unknown>), ...settings } }
}

/** What goes with a node: itself and the links from its ports. */
export function withoutNode(flow: Flow, cardId: string, nodeId: string): Edit[] {
  const links = Object.keys(flow.links).filter((key) => parseLinkKey(key).nodeId === nodeId)
  return [
    { do: 'remove', path: ['flows', flow.id, 'cards', cardId, 'nodes', nodeId] },
    ...links.map((key): Edit => ({ do: 'remove', path: ['flows', flow.id, 'links', key] })),
  ]
}

/** What goes with cards: themselves and all links from and to them. */
export function withoutCards(flow: Flow, cardIds: readonly string[]): Edit[] {
  const gone = new Set(cardIds)
  const nodes = new Set(cardIds.flatMap((cardId) => flow.cards[cardId]?.nodes.map(({ id }) => id) ?? []))
  const links = Object.entries(flow.links).filter(([key, target]) => gone.has(target) || nodes.has(parseLinkKey(key).nodeId))
  return [
    ...links.map(([key]): Edit => ({ do: 'remove', path: ['flows', flow.id, 'links', key] })),
    ...cardIds.map((cardId): Edit => ({ do: 'remove', path: ['flows', flow.id, 'cards', cardId] })),
  ]
}

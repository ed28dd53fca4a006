import { linkKey, parseLinkKey } from '../../document/project.ts'
import { parseNode } from '../../nodes/parse-settings.ts'
import { flowGraph, reach } from '../flow-graph.ts'
import type { Edit } from './edit.ts'
import { endType, looseCards, makeNode, portOf, toCard, toEnd, toPerson, waysOn, withoutCards, withoutNode } from './lead-on.ts'
import { newId, nodePath, type Place, type Proposal } from './proposal.ts'

/** Most open exits a lost card is offered to be connected from. */
const MOST_EXITS = 2
/** Patience of questions that get a time limit, in minutes. */
const MINUTES = 10

export function chooseEntry({ project }: Place): Proposal[] {
  return Object.values(project.flows)
    .slice(0, 3)
    .map(({ id, name }) => ({ code: 'chooseEntry', params: { flow: name }, edits: [{ do: 'set', path: ['entryFlowId'], value: id }] }))
}

export function chooseStart({ project, flow }: Place): Proposal[] {
  if (!flow) return []
  const [first] = [...looseCards(flow), ...Object.keys(flow.cards)]
  const start = (cardId: string): Edit => ({ do: 'set', path: ['flows', flow.id, 'startCardId'], value: cardId })
  if (first !== undefined) return [{ code: 'chooseStart', params: { card: flow.cards[first]?.name ?? first }, edits: [start(first)] }]
  const card = {
    id: newId(project, 'start'),
    name: project.defaultLanguage === 'en' ? 'Start' : '开始',
    nodes: [makeNode(newId(project, 'end'), endType(project, flow))],
  }
  const edits: Edit[] = [{ do: 'set', path: ['flows', flow.id, 'cards', card.id], value: card }, start(card.id)]
  return [{ code: 'newStart', edits, newCards: [{ flowId: flow.id, cardId: card.id, beside: card.id }] }]
}

/** An empty card. */
export function fillCard({ project, flow, card }: Place): Proposal[] {
  if (!flow || !card) return []
  const end = makeNode(newId(project, 'end'), endType(project, flow))
  return [{ code: 'endHere', edits: [{ do: 'insert', path: ['flows', flow.id, 'cards', card.id, 'nodes'], value: end }] }]
}

/** A card nothing leads to: an exit that is open leads to it, or it goes. */
export function bringInOrDelete({ flow, card }: Place): Proposal[] {
  if (!flow || !card) return []
  const graph = flowGraph(flow)
  const seen = reach(graph, [flow.startCardId])
  const exits = graph.open.filter(({ cardId, port }) => seen.has(cardId) && port.failure !== true).slice(0, MOST_EXITS)
  const lost = Object.keys(flow.cards).filter((cardId) => !seen.has(cardId))
  return [
    ...exits.map(
      ({ cardId, nodeId, port }): Proposal => ({
        ...toCard({ flow, cardId, nodeId, portId: port.id }, card.id),
        code: 'connectFrom',
        params: { card: flow.cards[cardId]?.name ?? cardId },
      }),
    ),
    { code: 'deleteCard', params: { card: card.name }, edits: withoutCards(flow, [card.id]) },
    ...(lost.length > 1 ? [{ code: 'deleteLost' as const, params: { count: String(lost.length) }, edits: withoutCards(flow, lost) }] : []),
  ]
}

/** A port that leads nowhere, or to a card that is gone. */
export function connect(place: Place): Proposal[] {
  const { finding, flow, card, node, project } = place
  if (!flow || !card || !node || finding.portId === undefined) return []
  const from = { flow, cardId: card.id, nodeId: node.id, portId: finding.portId }
  const ways = waysOn(place, from)
  const isLast = card.nodes.at(-1)?.id === node.id && portOf(from)?.fallsThrough === true
  if (!isLast) return ways
  const end = makeNode(newId(project, 'end'), endType(project, flow))
  const here: Proposal = {
    code: 'endHere',
    edits: [
      { do: 'insert', path: ['flows', flow.id, 'cards', card.id, 'nodes'], value: end },
      { do: 'remove', path: ['flows', flow.id, 'links', linkKey(node.id, finding.portId)] },
    ],
  }
  const unneeded = new Set(['connectEnd', 'newEnd'])
  return [...ways.filter(({ code }) => code === 'connect'), here, ...ways.filter(({ code }) => code !== 'connect' && !unneeded.has(code))]
}

/** Round and round: the way that closes the round leads to an end or a person instead. */
export function leaveLoop(place: Place): Proposal[] {
  const { finding, flow, card, node } = place
  if (!flow || !card || !node || finding.portId === undefined) return []
  const from = { flow, cardId: card.id, nodeId: node.id, portId: finding.portId }
  return [...toEnd(place, from), ...toPerson(place, from)]
}

/** A trap has a way out where somebody gives up answering. */
export function leaveTrap(place: Place): Proposal[] {
  const { flow, card } = place
  if (!flow || !card) return []
  return card.nodes
    .flatMap((node) => parseNode(node).ports.map((port) => ({ node, port })))
    .filter(({ node, port }) => port.failure === true && Object.hasOwn(flow.links, linkKey(node.id, port.id)))
    .slice(0, 1)
    .flatMap(({ node, port }) => {
      const from = { flow, cardId: card.id, nodeId: node.id, portId: port.id }
      return [...toEnd(place, from), ...toPerson(place, from)]
    })
}

/** Every question of the flow that waits for ever gets a limit; silence then goes the way of an answer that is not understood, if that leads on. */
export function addTimeouts({ flow }: Place): Proposal[] {
  if (!flow) return []
  const edits = flowGraph(flow).unlimited.flatMap(({ cardId, nodeId }): Edit[] => {
    const limit: Edit = {
      do: 'set',
      path: ['flows', flow.id, 'cards', cardId, 'nodes', nodeId, 'settings', 'timeoutMinutes'],
      value: MINUTES,
    }
    const otherwise = ['invalid', 'none', 'failed'].map((portId) => flow.links[linkKey(nodeId, portId)]).find((to) => to !== undefined)
    if (otherwise === undefined || Object.hasOwn(flow.links, linkKey(nodeId, 'timeout'))) return [limit]
    return [limit, { do: 'set', path: ['flows', flow.id, 'links', linkKey(nodeId, 'timeout')], value: otherwise }]
  })
  return [{ code: 'addTimeouts', params: { minutes: String(MINUTES) }, edits }]
}

export function removeNode({ flow, card, node }: Place): Proposal[] {
  return flow && card && node ? [{ code: 'removeNode', edits: withoutNode(flow, card.id, node.id) }] : []
}

/** Two nodes of one id: the later one gets its own, and its own copy of the links. */
export function renameNode({ project, flow, card, node }: Place): Proposal[] {
  if (!flow || !card || !node) return []
  const id = newId(project, 'node')
  const at = card.nodes.findLastIndex((item) => item.id === node.id)
  const links = Object.entries(flow.links).filter(([key]) => parseLinkKey(key).nodeId === node.id)
  const edits: Edit[] = [
    { do: 'set', path: ['flows', flow.id, 'cards', card.id, 'nodes', String(at), 'id'], value: id },
    ...links.map(
      ([key, target]): Edit => ({ do: 'set', path: ['flows', flow.id, 'links', linkKey(id, parseLinkKey(key).portId)], value: target }),
    ),
  ]
  return [{ code: 'renameNode', edits }]
}

export function deleteFlow({ flow }: Place): Proposal[] {
  return flow ? [{ code: 'deleteFlow', params: { flow: flow.name }, edits: [{ do: 'remove', path: ['flows', flow.id] }] }] : []
}

/** A go-to to nowhere becomes an end. */
export function endInstead(place: Place): Proposal[] {
  const { project, flow, node } = place
  if (!flow || !node) return []
  const { type, settings, version } = makeNode(node.id, endType(project, flow))
  return [{ code: 'endHere', edits: [{ do: 'set', path: nodePath(place), value: { id: node.id, type, version, settings } }] }]
}

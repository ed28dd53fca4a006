import { type Flow, type FlowNode, linkKey } from '../document/project.ts'
import { isRecord } from '../document/same.ts'
import { isMasked, type Variable } from '../document/variable.ts'
import { builtinNames } from '../expressions/builtins.ts'
import { type ParsedNode, parseNode } from '../nodes/parse-settings.ts'
import type { AnalysisContext } from './context.ts'
import type { Finding } from './finding.ts'
import { readNames, readTemplateNames } from './read-names.ts'

/** How values go through a project: read before they are there, never used, sent outside though they are personal. */
export function analyseVariables(context: AnalysisContext): Finding[] {
  return [...unused(context), ...unset(context), ...sentOutside(context)]
}

function* nodesOf({ project }: AnalysisContext) {
  for (const flow of Object.values(project.flows))
    for (const card of Object.values(flow.cards)) for (const node of card.nodes) yield { flow, card, node, parsed: parseNode(node) }
}

/** Declared and neither read nor written anywhere. */
function unused({ project }: AnalysisContext): Finding[] {
  if (project.variables.length === 0) return []
  // Any mention counts: code, formulas and texts of rules and listeners too.
  const places = [...Object.values(project.flows).flatMap((flow) => Object.values(flow.cards)), project.policy, project.listeners ?? []]
  const mentioned = places.map(wordsIn)
  return project.variables
    .filter(({ id }) => !builtinNames.has(id) && !mentioned.some((words) => words.has(id)))
    .map(({ id, name }) => ({ code: 'unusedVariable', severity: 'note', flowId: '', variableId: id, params: { name } }))
}

/** Remembered per object: an edit makes a new card, the others are not read again. */
const words = new WeakMap<object, ReadonlySet<string>>()

function wordsIn(place: object): ReadonlySet<string> {
  let found = words.get(place)
  if (!found) {
    found = new Set(JSON.stringify(place).match(/\b[a-z][a-z0-9_]*\b/g))
    words.set(place, found)
  }
  return found
}

/** Texts that show a value which some way to them has not set yet: the customer would read a hole. */
function unset(context: AnalysisContext): Finding[] {
  const { project } = context
  const flow = Object.hasOwn(project.flows, project.entryFlowId) ? project.flows[project.entryFlowId] : undefined
  if (!flow || !Object.hasOwn(flow.cards, flow.startCardId)) return []
  const shown = new Set<string>()
  for (const card of Object.values(flow.cards))
    for (const node of card.nodes) for (const { names } of readsOf(node)) for (const id of names) shown.add(id)
  const isOpen = ({ id, scope, initial }: Variable) => scope === 'conversation' && initial === undefined && shown.has(id)
  const tracked = new Set(project.variables.filter(isOpen).map(({ id }) => id))
  if (tracked.size === 0) return []
  const flowed = flowThrough(context, flow, tracked)
  return flowed.reads.map(({ variableId, cardId, nodeId, field }) => ({
    code: 'unsetVariable',
    severity: 'warning',
    flowId: flow.id,
    cardId,
    nodeId,
    field,
    variableId,
    params: {
      card: flow.cards[cardId]?.name ?? cardId,
      field,
      name: project.variables.find(({ id }) => id === variableId)?.name ?? variableId,
    },
    path: wayWithout(flow, flowed.edges, variableId, cardId),
  }))
}

type Read = { field: string; names: ReadonlySet<string>; sent: ReadonlySet<string> }
const reads = new WeakMap<FlowNode, Read[]>()

/** The names each text of a node shows, and sends to others unmasked where it may not; remembered per node object. */
function readsOf(node: FlowNode): Read[] {
  let found = reads.get(node)
  if (!found) {
    const { uses } = parseNode(node)
    const { templates = [] } = uses
    found = templates.map(({ field, text, secrets = false }) => ({
      field,
      names: readTemplateNames(text),
      sent: uses.outside && !secrets ? readTemplateNames(text, 'open') : new Set(),
    }))
    reads.set(node, found)
  }
  return found
}

type Values = ReadonlySet<string>
type FlowEdge = { from: string; to: string; set: Values }

/** What is surely set where a card begins: the fewest over all ways to it. Cards are gone through until nothing changes. */
function flowThrough(context: AnalysisContext, flow: Flow, tracked: Values) {
  const begin = new Map<string, Values>([[flow.startCardId, new Set()]])
  const queue = [flow.startCardId]
  const edgesOf = new Map<string, FlowEdge[]>()
  const readsIn = new Map<string, { variableId: string; cardId: string; nodeId: string; field: string }[]>()
  for (let cardId = queue.pop(); cardId !== undefined; cardId = queue.pop()) {
    const { edges, reads } = throughCard(context, flow, { cardId, begin: begin.get(cardId) ?? new Set(), tracked })
    edgesOf.set(cardId, edges)
    readsIn.set(cardId, reads)
    for (const { to, set } of edges) {
      const before = begin.get(to)
      const after = before === undefined ? set : new Set([...before].filter((id) => set.has(id)))
      if (before !== undefined && after.size === before.size) continue
      begin.set(to, after)
      queue.push(to)
    }
  }
  return { reads: [...readsIn.values()].flat(), edges: edgesOf }
}

function throughCard(context: AnalysisContext, flow: Flow, { cardId, begin, tracked }: { cardId: string; begin: Values; tracked: Values }) {
  const edges: FlowEdge[] = []
  const reads: { variableId: string; cardId: string; nodeId: string; field: string }[] = []
  let set = begin
  const nodes = flow.cards[cardId]?.nodes ?? []
  for (const [index, node] of nodes.entries()) {
    const parsed = parseNode(node)
    for (const { field, names } of readsOf(node))
      for (const variableId of names)
        if (tracked.has(variableId) && !set.has(variableId)) reads.push({ variableId, cardId, nodeId: node.id, field })
    const written = writesOf(context, parsed).filter((id) => tracked.has(id))
    const after: Values = written.length === 0 ? set : new Set([...set, ...written])
    for (const target of parsed.uses.cards ?? []) if (Object.hasOwn(flow.cards, target)) edges.push({ from: cardId, to: target, set })
    let goesOn: Values | null = null
    for (const port of parsed.ports) {
      // What did not work out has set nothing.
      const out = port.failure ? set : after
      const target = flow.links[linkKey(node.id, port.id)]
      if (target !== undefined) {
        if (Object.hasOwn(flow.cards, target)) edges.push({ from: cardId, to: target, set: out })
      } else if (port.fallsThrough && index < nodes.length - 1) goesOn = out
    }
    if (goesOn === null) break
    set = goesOn
  }
  return { edges, reads }
}

/** Variables a node sets, also those of the flows it runs. */
function writesOf({ project }: AnalysisContext, { uses }: ParsedNode, seen = new Set<string>()): string[] {
  const own = [...(uses.writes ?? [])]
  for (const flowId of uses.flows ?? []) {
    const flow = Object.hasOwn(project.flows, flowId) ? project.flows[flowId] : undefined
    if (!flow || seen.has(flowId)) continue
    seen.add(flowId)
    for (const card of Object.values(flow.cards))
      for (const node of card.nodes) own.push(...writesOf({ project } as AnalysisContext, parseNode(node), seen))
  }
  return own
}

/** The cards from the start to this one on a way that does not set the variable. */
function wayWithout(flow: Flow, edges: ReadonlyMap<string, FlowEdge[]>, variableId: string, cardId: string): string[] {
  const from = new Map<string, string | null>([[flow.startCardId, null]])
  const queue = [flow.startCardId]
  for (let at = 0; at < queue.length && !from.has(cardId); at++)
    for (const { to, set } of edges.get(queue[at] ?? '') ?? []) {
      if (set.has(variableId) || from.has(to)) continue
      from.set(to, queue[at] ?? null)
      queue.push(to)
    }
  const path: string[] = []
  for (let step: string | null | undefined = from.has(cardId) ? cardId : null; step; step = from.get(step)) path.unshift(step)
  return path
}

/** Personal or secret values, and what was made of them, in what goes to other systems. Secrets may stand where the node allows them. */
function sentOutside(context: AnalysisContext): Finding[] {
  const personal = new Set(context.project.variables.filter(isMasked).map(({ id }) => id))
  if (personal.size === 0) return []
  spread(context, personal)
  const findings: Finding[] = []
  for (const { flow, card, node, parsed } of nodesOf(context)) {
    if (!parsed.uses.outside) continue
    for (const { field, sent } of readsOf(node)) {
      const name = [...sent].find((id) => personal.has(id))
      if (name === undefined) continue
      findings.push({
        code: 'sensitiveSent',
        severity: 'warning',
        flowId: flow.id,
        cardId: card.id,
        nodeId: node.id,
        field,
        variableId: name,
        params: { card: card.name, field, name: context.project.variables.find(({ id }) => id === name)?.name ?? name },
      })
    }
  }
  return findings
}

/** A value computed from a personal one is personal. */
function spread(context: AnalysisContext, personal: Set<string>): void {
  for (let grown = true; grown; ) {
    grown = false
    for (const { node } of nodesOf(context)) {
      const { assignments } = node.settings
      for (const { variable, expression } of Array.isArray(assignments) ? assignments.filter(isRecord) : []) {
        if (typeof variable !== 'string' || typeof expression !== 'string' || personal.has(variable)) continue
        if ([...readNames(expression, 'open')].some((name) => personal.has(name))) {
          personal.add(variable)
          grown = true
        }
      }
    }
  }
}

import type { Card, Flow, FlowNode, Project } from '../../document/project.ts'
import { type ParsedNode, parseNode } from '../../nodes/parse-settings.ts'
import type { Finding } from '../finding.ts'
import type { Edit } from './edit.ts'
import type { FixCode } from './words.ts'

/** A way to mend a finding that is worth trying; whether it does is seen by analysing again. */
export type Proposal = {
  code: FixCode
  params?: Record<string, string>
  edits: Edit[]
  /** Of several ways to do the same thing only the first that works is offered. */
  oneOf?: string
  /** Cards that come into being, and the card each belongs beside. */
  newCards?: { flowId: string; cardId: string; beside: string }[]
}

export type NamedQueue = { id: string; name: string }

/** A finding with what it is about, as far as there is. */
export type Place = {
  finding: Finding
  project: Project
  queues: readonly NamedQueue[]
  flow?: Flow
  card?: Card
  node?: FlowNode
  parsed?: ParsedNode
}

export function placeFor(finding: Finding, project: Project, queues: readonly NamedQueue[]): Place {
  const flow = Object.hasOwn(project.flows, finding.flowId) ? project.flows[finding.flowId] : undefined
  const card = flow && finding.cardId !== undefined && Object.hasOwn(flow.cards, finding.cardId) ? flow.cards[finding.cardId] : undefined
  const node = card?.nodes.find(({ id }) => id === finding.nodeId)
  return {
    finding,
    project,
    queues,
    ...(flow ? { flow } : {}),
    ...(card ? { card } : {}),
    ...(node ? { node, parsed: parseNode(node) } : {}),
  }
}

/** The path of the finding's node and on into it. */
export function nodePath({ finding: { flowId, cardId, nodeId } }: Place, ...rest: string[]): string[] {
  return ['flows', flowId, 'cards', cardId ?? '', 'nodes', nodeId ?? '', ...rest]
}

/** The first of `stem1`, `stem2` … nothing in the project is called. */
export function newId(project: Project, stem: string): string {
  const taken = new Set<string>()
  for (const flow of Object.values(project.flows)) {
    taken.add(flow.id)
    for (const card of Object.values(flow.cards)) {
      taken.add(card.id)
      for (const node of card.nodes) taken.add(node.id)
    }
  }
  for (const { id } of [...(project.listeners ?? []), ...project.variables, ...project.policy.rules]) taken.add(id)
  let number = 1
  while (taken.has(`${stem}${number}`)) number += 1
  return `${stem}${number}`
}

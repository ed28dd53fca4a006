import type { FlowLocal } from '../../../flows/document/flow-local.ts'
import type { Project } from '../../../flows/document/project.ts'
import { parseNode } from '../../../flows/nodes/parse-settings.ts'
import type { DesignDocument } from '../contract.ts'
import type { Place } from '../place.ts'
import { newLocalId } from './operations.ts'

/** What a flow declares: what it is given, what it gives back, what it works with. */
export const localKinds = ['inputs', 'outputs', 'locals'] as const
export type LocalKind = (typeof localKinds)[number]

/** A new flow with one empty card to begin on. @returns its id */
export function addFlow(document: DesignDocument, { name, startName }: { name: string; startName: string }): string {
  const id = newLocalId('f')
  const start = newLocalId('c')
  document.project.flows[id] = { id, name, startCardId: start, cards: { [start]: { id: start, name: startName, nodes: [] } }, links: {} }
  document.layout[id] = { cards: { [start]: { x: 40, y: 80 } }, notes: {} }
  return id
}

/** Removes a flow nothing uses. The flow a conversation begins with stays. */
export function removeFlow(document: DesignDocument, flowId: string): void {
  if (flowId === document.project.entryFlowId || flowUses(document.project, flowId).length > 0) return
  delete document.project.flows[flowId]
  delete document.layout[flowId]
}

/** Everything outside a flow that leads into it: nodes that run it or go to a card of it, rules, global triggers. */
export function flowUses(project: Project, flowId: string): Place[] {
  const cards = new Set(Object.keys(project.flows[flowId]?.cards ?? {}))
  const nodes = Object.values(project.flows)
    .filter((flow) => flow.id !== flowId)
    .flatMap((flow) =>
      Object.values(flow.cards).flatMap((card) =>
        card.nodes
          .filter((node) => {
            const { uses } = parseNode(node)
            return uses.flows?.includes(flowId) || uses.cards?.some((id) => cards.has(id) && !flow.cards[id])
          })
          .map((node) => ({ flowId: flow.id, cardId: card.id, nodeId: node.id })),
      ),
    )
  const rules = project.policy.rules
    .filter(({ then }) =>
      then.some(
        (action) =>
          (action.kind === 'goToFlow' && action.flowId === flowId) ||
          (action.kind === 'handoff' && action.afterCardId !== undefined && cards.has(action.afterCardId)),
      ),
    )
    .map(({ id }) => ({ ruleId: id }))
  const listeners = (project.listeners ?? [])
    .filter(({ then }) => (then.kind === 'runFlow' || then.kind === 'goTo') && then.flowId === flowId)
    .map(({ id }) => ({ listenerId: id }))
  return [...nodes, ...rules, ...listeners]
}

export function addLocal(document: DesignDocument, flowId: string, kind: LocalKind, local: FlowLocal): void {
  const flow = document.project.flows[flowId]
  if (flow) flow[kind] = [...(flow[kind] ?? []), local]
}

export function changeLocal(document: DesignDocument, at: { flowId: string; kind: LocalKind; id: string }, part: Partial<FlowLocal>): void {
  const local = document.project.flows[at.flowId]?.[at.kind]?.find(({ id }) => id === at.id)
  if (!local) return
  Object.assign(local, part)
  if (local.initial === undefined) delete local.initial
}

/** A declaration nobody names any more; a flow without any has no empty list of them. */
export function removeLocal(document: DesignDocument, { flowId, kind, id }: { flowId: string; kind: LocalKind; id: string }): void {
  const flow = document.project.flows[flowId]
  if (!flow) return
  const left = (flow[kind] ?? []).filter((local) => local.id !== id)
  if (left.length > 0) flow[kind] = left
  else delete flow[kind]
}

/** How often a name stands in the cards of a flow, and for an input or output in the nodes that run it. */
export function localUses(project: Project, { flowId, kind, id }: { flowId: string; kind: LocalKind; id: string }): number {
  const inside = JSON.stringify(project.flows[flowId]?.cards ?? {})
  const callers =
    kind === 'locals'
      ? []
      : Object.values(project.flows).flatMap((flow) =>
          Object.values(flow.cards).flatMap((card) => card.nodes.filter(({ settings }) => settings.flowId === flowId)),
        )
  const outside = JSON.stringify(callers.map(({ settings }) => settings[kind]))
  return `${inside} ${outside}`.split(new RegExp(`\\b${id}\\b`)).length - 1
}

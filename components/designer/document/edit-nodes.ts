import type { Flow, FlowNode } from '../../../flows/document/project.ts'
import { parseLinkKey } from '../../../flows/document/project.ts'
import { getNode } from '../../../flows/nodes/registry.ts'
import { type Edit, findCard, findFlow, findNode } from './document.ts'

/** `index` absent: at the end. */
export function addNode({ flowId, cardId, node, index }: { flowId: string; cardId: string; node: FlowNode; index?: number }): Edit {
  return (document) => {
    const flow = findFlow(document, flowId)
    const card = findCard(document, flowId, cardId)
    if (!flow || !card || findNode(flow, node.id)) return
    const at = index ?? card.nodes.length
    card.nodes.splice(at, 0, node)
    carryOn(flow, card.nodes, at)
  }
}

export function deleteNode({ flowId, nodeId }: { flowId: string; nodeId: string }): Edit {
  return (document) => {
    const flow = findFlow(document, flowId)
    const found = flow && findNode(flow, nodeId)
    if (!flow || !found) return
    found.card.nodes.splice(found.index, 1)
    dropLinks(flow, nodeId, () => false)
  }
}

/** Within a card or into another one; `index` counts in the target card once the node is out. Its links go with it. */
export function moveNode({ flowId, nodeId, cardId, index }: { flowId: string; nodeId: string; cardId: string; index: number }): Edit {
  return (document) => {
    const flow = findFlow(document, flowId)
    const found = flow && findNode(flow, nodeId)
    const target = findCard(document, flowId, cardId)
    if (!found || !target) return
    const [node] = found.card.nodes.splice(found.index, 1)
    if (node) target.nodes.splice(Math.max(0, Math.min(index, target.nodes.length)), 0, node)
  }
}

/** New values of some settings. Links of ports that no longer exist (a deleted choice) go. */
export function changeSettings({ flowId, nodeId, values }: { flowId: string; nodeId: string; values: Record<string, unknown> }): Edit {
  return (document) => {
    const flow = findFlow(document, flowId)
    const found = flow && findNode(flow, nodeId)
    if (!flow || !found) return
    Object.assign(found.node.settings, values)
    const definition = getNode(found.node.type)
    const parsed = definition?.settings.safeParse(found.node.settings)
    if (!definition || !parsed?.success) return
    const ports = new Set(definition.ports(parsed.data).map((port) => port.id))
    dropLinks(flow, nodeId, (portId) => ports.has(portId))
  }
}

function dropLinks(flow: Flow, nodeId: string, keep: (portId: string) => boolean): void {
  for (const key of Object.keys(flow.links)) {
    const link = parseLinkKey(key)
    if (link.nodeId === nodeId && !keep(link.portId)) delete flow.links[key]
  }
}

/** A node put in where the stack went on to another card takes that link over: what came next still comes next. */
function carryOn(flow: Flow, nodes: readonly FlowNode[], at: number): void {
  const before = nodes[at - 1]
  const added = nodes[at]
  if (!before || !added || at !== nodes.length - 1) return
  const from = fallsThrough(before)
  const to = fallsThrough(added)
  if (from === null) return
  const target = flow.links[`${before.id}.${from}`]
  if (target === undefined) return
  delete flow.links[`${before.id}.${from}`]
  if (to !== null) flow.links[`${added.id}.${to}`] = target
}

function fallsThrough(node: FlowNode): string | null {
  const definition = getNode(node.type)
  const parsed = definition?.settings.safeParse(node.settings)
  if (!definition || !parsed?.success) return null
  return definition.ports(parsed.data).find((port) => port.fallsThrough)?.id ?? null
}

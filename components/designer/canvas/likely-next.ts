import type { NodeDefinition, NodeGroup } from '../../../flows/nodes/definition.ts'
import { getNode } from '../../../flows/nodes/registry.ts'

/** What people most often put after a node of each group. */
const habits: Record<NodeGroup | 'start', string[]> = {
  start: ['message', 'choices', 'intent'],
  say: ['choices', 'question', 'end'],
  ask: ['message', 'http', 'branch'],
  understand: ['message', 'question', 'handoff'],
  decide: ['message', 'question', 'handoff'],
  act: ['message', 'branch', 'handoff'],
  human: ['rating', 'message', 'end'],
}

/** Up to three node types, likeliest first. */
export function likelyNext(type: string | undefined): NodeDefinition[] {
  const group = type === undefined ? 'start' : (getNode(type)?.group ?? 'start')
  return habits[group].flatMap((each) => getNode(each) ?? [])
}

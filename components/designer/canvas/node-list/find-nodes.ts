import type { NodeDefinition, NodeGroup } from '../../../../flows/nodes/definition.ts'
import { nodeRegistry } from '../../../../flows/nodes/registry.ts'

/** In the order in which they are shown. */
export const nodeGroups: NodeGroup[] = ['say', 'ask', 'understand', 'decide', 'act', 'human']

/** Node types by a part of their name or of what they are for, in either language; all of them when nothing is looked for. */
export function findNodes(text: string): NodeDefinition[] {
  const wanted = text.trim().toLowerCase()
  const all = [...nodeRegistry.values()]
  if (wanted === '') return all
  return all.filter(({ type, words }) =>
    [type, ...Object.values(words).flatMap(({ name, about }) => [name, about])].some((word) => word.toLowerCase().includes(wanted)),
  )
}

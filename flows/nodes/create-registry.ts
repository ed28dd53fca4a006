import type { FlowNode } from '../document/project.ts'
import type { NodeDefinition } from './definition.ts'

export type NodeTypes = {
  /** Without a version: the newest. */
  get(type: string, version?: number): NodeDefinition | null
  upgrade(node: FlowNode): FlowNode
}

/** Node types by name and version. Several versions of a type live side by side; a newer one says how to bring settings of the one before to it. */
export function createRegistry(definitions: readonly NodeDefinition[]): NodeTypes {
  const newest = new Map<string, NodeDefinition>()
  const byVersion = new Map<string, NodeDefinition>()
  for (const definition of definitions) {
    byVersion.set(`${definition.type} ${definition.version}`, definition)
    if ((newest.get(definition.type)?.version ?? 0) < definition.version) newest.set(definition.type, definition)
  }
  const get: NodeTypes['get'] = (type, version) => (version === undefined ? newest.get(type) : byVersion.get(`${type} ${version}`)) ?? null
  return {
    get,
    upgrade(node) {
      let current = node
      while (current.version < (newest.get(node.type)?.version ?? 0)) {
        const next = get(node.type, current.version + 1)
        // A gap in the versions: the node keeps the one it has, which keeps running.
        if (!next?.upgrade) return current
        current = { ...current, version: next.version, settings: next.upgrade(current.settings) }
      }
      return current
    },
  }
}

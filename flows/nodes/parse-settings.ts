import type { FlowNode } from '../document/project.ts'
import type { NodeDefinition, NodeUses, Port } from './definition.ts'
import { getNode } from './registry.ts'

/** A node's settings as its type reads them. */
export type ParsedNode = {
  definition: NodeDefinition | null
  /** Null when the type is unknown or the settings do not fit it. */
  settings: unknown
  ports: Port[]
  uses: NodeUses
  problems: { field: string; message: string }[]
}

/** Documents are immutable, so what was read from a node object stays true: an edit makes a new object and only that is read again. */
const cache = new WeakMap<FlowNode, ParsedNode>()

/** Read a node's settings once, as the version of its type that it was written for. Never throws. */
export function parseNode(node: FlowNode): ParsedNode {
  let parsed = cache.get(node)
  if (!parsed) {
    parsed = readNode(node, getNode(node.type, node.version))
    cache.set(node, parsed)
  }
  return parsed
}

/** The same for a definition at hand. */
export function readNode(node: FlowNode, definition: NodeDefinition | null): ParsedNode {
  if (!definition) return { definition: null, settings: null, ports: [], uses: {}, problems: [{ field: '', message: node.type }] }
  const result = definition.settings.safeParse(node.settings)
  if (result.success) {
    return { definition, settings: result.data, ports: definition.ports(result.data), uses: definition.uses(result.data), problems: [] }
  }
  const problems = result.error.issues.slice(0, 10).flatMap((issue) => {
    const path = issue.path.join('.')
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key].join('.')) : [path]
    return unknown.map((field) => ({ field, message: issue.message }))
  })
  return { definition, settings: null, ports: [], uses: {}, problems }
}

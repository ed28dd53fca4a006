import type { Language } from '../../../flows/document/primitives.ts'
import type { FlowNode } from '../../../flows/document/project.ts'
import { getNode } from '../../../flows/nodes/registry.ts'

export function nodeName(node: FlowNode, locale: Language): string {
  return getNode(node.type)?.words[locale].name ?? node.type
}

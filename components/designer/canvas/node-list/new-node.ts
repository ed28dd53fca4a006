import type { FlowNode } from '../../../../flows/document/project.ts'
import { createNode } from '../../document/operations.ts'

/** A node that is to be added: its type, and for one that runs another flow, which. */
export type NewNode = { type: string; flowId?: string }

const FORMAT = 'application/x-tandem-new-node'

export function createNewNode({ type, flowId }: NewNode): FlowNode {
  const node = createNode(type)
  return flowId === undefined ? node : { ...node, settings: { ...node.settings, flowId } }
}

export function writeNewNode(to: DataTransfer, node: NewNode): void {
  to.setData(FORMAT, JSON.stringify(node))
  to.effectAllowed = 'copy'
}

/** While it is dragged its content cannot be read, only what it is. */
export function isNewNode(from: DataTransfer): boolean {
  return from.types.includes(FORMAT)
}

/** Null for anything that another page or program may have put there. */
export function readNewNode(from: DataTransfer): NewNode | null {
  try {
    const { type, flowId } = JSON.parse(from.getData(FORMAT)) as Partial<NewNode>
    if (typeof type !== 'string') return null
    return typeof flowId === 'string' ? { type, flowId } : { type }
  } catch {
    return null
  }
}

import type { FlowNode } from '../document/project.ts'
import { answerNode } from './answer/definition.ts'
import { approvalNode } from './approval/definition.ts'
import { assistantNode } from './assistant/definition.ts'
import { automationNode } from './automation/definition.ts'
import { branchNode } from './branch/definition.ts'
import { choicesNode } from './choices/definition.ts'
import { codeNode } from './code/definition.ts'
import { createRegistry } from './create-registry.ts'
import { customerNode } from './customer/definition.ts'
import type { NodeDefinition } from './definition.ts'
import { endNode } from './end/definition.ts'
import { extractNode } from './extract/definition.ts'
import { formNode } from './form/definition.ts'
import { goToNode } from './go-to/definition.ts'
import { handoffNode } from './handoff/definition.ts'
import { hoursNode } from './hours/definition.ts'
import { httpNode } from './http/definition.ts'
import { intentNode } from './intent/definition.ts'
import { leaveMessageNode } from './leave-message/definition.ts'
import { messageNode } from './message/definition.ts'
import { notifyNode } from './notify/definition.ts'
import { questionNode } from './question/definition.ts'
import { ratingNode } from './rating/definition.ts'
import { recommendNode } from './recommend/definition.ts'
import { repeatNode } from './repeat/definition.ts'
import { returnNode } from './return/definition.ts'
import { runFlowNode } from './run-flow/definition.ts'
import { setNode } from './set/definition.ts'
import { splitNode } from './split/definition.ts'
import { ticketNode } from './ticket/definition.ts'
import { typingNode } from './typing/definition.ts'
import { waitNode } from './wait/definition.ts'

/** Every node type, in palette order. A new type is one folder and one line here. */
export const nodeRegistry: readonly NodeDefinition[] = [
  messageNode,
  typingNode,
  questionNode,
  choicesNode,
  formNode,
  ratingNode,
  intentNode,
  extractNode,
  answerNode,
  assistantNode,
  branchNode,
  setNode,
  splitNode,
  hoursNode,
  repeatNode,
  waitNode,
  codeNode,
  runFlowNode,
  returnNode,
  goToNode,
  endNode,
  httpNode,
  automationNode,
  customerNode,
  ticketNode,
  recommendNode,
  notifyNode,
  handoffNode,
  approvalNode,
  leaveMessageNode,
]

/** Versions of node types that are no longer offered but keep running in documents that use them. */
const earlierVersions: readonly NodeDefinition[] = []

const nodes = createRegistry([...earlierVersions, ...nodeRegistry])

/** A node type at a version; without one the newest. Null when it is unknown, also when it is newer than this program. */
export function getNode(type: string, version?: number): NodeDefinition | null {
  return nodes.get(type, version)
}

/** The node at the newest version of its type; the same object when it is that already or its type is unknown. */
export function upgradeNode(node: FlowNode): FlowNode {
  return nodes.upgrade(node)
}

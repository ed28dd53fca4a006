import { answerNode } from './answer/definition.ts'
import { branchNode } from './branch/definition.ts'
import { choicesNode } from './choices/definition.ts'
import { customerNode } from './customer/definition.ts'
import type { NodeDefinition } from './definition.ts'
import { endNode } from './end/definition.ts'
import { goToNode } from './go-to/definition.ts'
import { handoffNode } from './handoff/definition.ts'
import { hoursNode } from './hours/definition.ts'
import { httpNode } from './http/definition.ts'
import { intentNode } from './intent/definition.ts'
import { messageNode } from './message/definition.ts'
import { questionNode } from './question/definition.ts'
import { ratingNode } from './rating/definition.ts'
import { returnNode } from './return/definition.ts'
import { runFlowNode } from './run-flow/definition.ts'
import { setNode } from './set/definition.ts'
import { ticketNode } from './ticket/definition.ts'
import { waitNode } from './wait/definition.ts'

/** Every node type, in palette order. A new type is one folder and one line here. */
export const nodeRegistry: readonly NodeDefinition[] = [
  messageNode,
  questionNode,
  choicesNode,
  ratingNode,
  intentNode,
  answerNode,
  branchNode,
  setNode,
  hoursNode,
  waitNode,
  runFlowNode,
  returnNode,
  goToNode,
  endNode,
  httpNode,
  customerNode,
  ticketNode,
  handoffNode,
]

const byType = new Map(nodeRegistry.map((definition) => [definition.type, definition]))

export function getNode(type: string): NodeDefinition | null {
  return byType.get(type) ?? null
}

import type { Condition } from '../../../flows/document/condition.ts'
import type { FlowNode, Project } from '../../../flows/document/project.ts'
import { type Ast, childrenOf, parseExpression } from '../../../flows/expressions/ast.ts'
import { parseTemplate } from '../../../flows/expressions/template.ts'
import { parseNode } from '../../../flows/nodes/parse-settings.ts'
import type { Place } from '../place.ts'

export type Named = { kind: 'variable' | 'intent' | 'queue'; id: string }
type Names = Record<Named['kind'], ReadonlySet<string>>

/**
 * Every place that names a variable, an intent or a queue: nodes, rules, global triggers. In a flow with an input, output or local
 * of the same name it is that one which is meant.
 */
export function usesOf(project: Project, { kind, id }: Named): Place[] {
  const flows = Object.values(project.flows).filter(
    (flow) => kind !== 'variable' || ![flow.inputs, flow.outputs, flow.locals].some((list) => list?.some((local) => local.id === id)),
  )
  const nodes = flows.flatMap((flow) =>
    Object.values(flow.cards).flatMap((card) =>
      card.nodes.filter((node) => namesOf(node)[kind].has(id)).map((node) => ({ flowId: flow.id, cardId: card.id, nodeId: node.id })),
    ),
  )
  const rules = project.policy.rules
    .filter(({ when, then }) =>
      kind === 'queue' ? then.some((action) => 'queueId' in action && action.queueId === id) : namesIn(kind, [when], then).has(id),
    )
    .map((rule) => ({ ruleId: rule.id }))
  const listeners = (project.listeners ?? [])
    .filter(({ on, then }) => {
      if (kind === 'queue') return then.kind === 'handoff' && then.queueId === id
      if (kind === 'intent' && on.kind === 'intent') return on.intentId === id
      return namesIn(kind, on.kind === 'expression' ? [on.when] : [], [then]).has(id)
    })
    .map((listener) => ({ listenerId: listener.id }))
  return [...nodes, ...rules, ...listeners]
}

/** Documents are immutable: a node is read once. */
const known = new WeakMap<FlowNode, Names>()

function namesOf(node: FlowNode): Names {
  let names = known.get(node)
  if (!names) {
    const { uses } = parseNode(node)
    const variables = new Set(uses.writes)
    const intents = new Set(uses.intents)
    for (const { expression } of uses.expressions ?? []) readExpression(expression, variables)
    for (const { text } of uses.templates ?? []) readTexts(text, variables)
    for (const { condition } of uses.conditions ?? []) readCondition(condition, variables, intents)
    names = { variable: variables, intent: intents, queue: new Set(uses.queues) }
    known.set(node, names)
  }
  return names
}

function namesIn(kind: 'variable' | 'intent', conditions: Condition[], texts: unknown): ReadonlySet<string> {
  const [variables, intents] = [new Set<string>(), new Set<string>()]
  for (const condition of conditions) readCondition(condition, variables, intents)
  readTexts(texts, variables)
  return kind === 'variable' ? variables : intents
}

function readCondition(condition: Condition, variables: Set<string>, intents: Set<string>): void {
  if (condition.kind === 'formula') readExpression(condition.expression, variables)
  else if (condition.kind === 'compare') {
    readExpression(condition.field, variables)
    // Intents are compared with by id.
    for (const value of [condition.value].flat()) if (condition.field.includes('intent') && typeof value === 'string') intents.add(value)
  } else for (const item of condition.items) readCondition(item, variables, intents)
}

/** Every text in a value, whatever its languages. */
function readTexts(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') {
    if (value.includes('{{'))
      for (const segment of parseTemplate(value).segments) if ('expression' in segment) readExpression(segment.expression, into)
  } else if (value && typeof value === 'object') for (const child of Object.values(value)) readTexts(child, into)
}

function readExpression(source: string, into: Set<string>): void {
  const read = parseExpression(source)
  if ('ast' in read) collect(read.ast, into)
}

function collect(ast: Ast, into: Set<string>): void {
  if (ast.op === 'id') into.add(String(ast.args))
  for (const child of childrenOf(ast)) collect(child, into)
}

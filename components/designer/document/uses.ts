import type { Condition } from '../../../flows/document/condition.ts'
import type { FlowNode, Project } from '../../../flows/document/project.ts'
import { type Ast, childrenOf, parseExpression } from '../../../flows/expressions/ast.ts'
import { parseTemplate } from '../../../flows/expressions/template.ts'
import { parseNode } from '../../../flows/nodes/parse-settings.ts'
import type { Place } from '../place.ts'

export type Named = { kind: 'variable' | 'intent' | 'queue' | 'calendar'; id: string }
type Names = Record<Named['kind'], Set<string>>

/**
 * Every place that names a variable, an intent, a queue or a calendar: nodes, rules, global triggers. In a flow with an input, output
 * or local of the same name it is that one which is meant.
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
      kind === 'queue' ? then.some((action) => 'queueId' in action && action.queueId === id) : namesIn([when], then)[kind].has(id),
    )
    .map((rule) => ({ ruleId: rule.id }))
  const listeners = (project.listeners ?? [])
    .filter(({ on, then }) => {
      if (kind === 'queue') return then.kind === 'handoff' && then.queueId === id
      if (kind === 'intent' && on.kind === 'intent') return on.intentId === id
      return namesIn(on.kind === 'expression' ? [on.when] : [], [then])[kind].has(id)
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
    names = {
      variable: new Set(uses.writes),
      intent: new Set(uses.intents),
      queue: new Set(uses.queues),
      calendar: new Set(uses.calendars),
    }
    for (const { expression } of uses.expressions ?? []) readExpression(expression, names)
    for (const { text } of uses.templates ?? []) readTexts(text, names)
    for (const { condition } of uses.conditions ?? []) readCondition(condition, names)
    known.set(node, names)
  }
  return names
}

function namesIn(conditions: Condition[], texts: unknown): Names {
  const names: Names = { variable: new Set(), intent: new Set(), queue: new Set(), calendar: new Set() }
  for (const condition of conditions) readCondition(condition, names)
  readTexts(texts, names)
  return names
}

function readCondition(condition: Condition, into: Names): void {
  if (condition.kind === 'formula') readExpression(condition.expression, into)
  else if (condition.kind === 'compare') {
    readExpression(condition.field, into)
    // Intents are compared with by id.
    for (const value of [condition.value].flat())
      if (condition.field.includes('intent') && typeof value === 'string') into.intent.add(value)
  } else for (const item of condition.items) readCondition(item, into)
}

/** Every text in a value, whatever its languages. */
function readTexts(value: unknown, into: Names): void {
  if (typeof value === 'string') {
    if (value.includes('{{'))
      for (const segment of parseTemplate(value).segments) if ('expression' in segment) readExpression(segment.expression, into)
  } else if (value && typeof value === 'object') for (const child of Object.values(value)) readTexts(child, into)
}

function readExpression(source: string, into: Names): void {
  const read = parseExpression(source)
  if ('ast' in read) collect(read.ast, into)
}

function collect(ast: Ast, into: Names): void {
  if (ast.op === 'id') into.variable.add(String(ast.args))
  const [of, name] = Array.isArray(ast.args) ? (ast.args as unknown[]) : []
  // `hours.<calendar>` says whether it is open.
  if (ast.op === '.' && (of as Ast).args === 'hours' && typeof name === 'string') into.calendar.add(name)
  for (const child of childrenOf(ast)) collect(child, into)
}

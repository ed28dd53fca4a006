import type { Condition } from '../document/condition.ts'
import type { LocalText } from '../document/primitives.ts'
import type { Card, Flow, FlowNode } from '../document/project.ts'
import { isEmptyCondition } from '../expressions/condition.ts'
import { type ExpressionEnvironment, flowEnvironment } from '../expressions/environment.ts'
import { compilePattern } from '../expressions/pattern.ts'
import type { ExpressionProblem } from '../expressions/problem.ts'
import { type ParsedNode, parseNode } from '../nodes/parse-settings.ts'
import type { RunFlowSettings } from '../nodes/run-flow/definition.ts'
import { deadBranches } from './analyse-branches.ts'
import { checkCondition, checkExpression, checkTemplateText } from './check-texts.ts'
import type { AnalysisContext } from './context.ts'
import type { Finding, FindingCode, Severity } from './finding.ts'

/** What is wrong inside the nodes of one card. */
export function analyseNodes(context: AnalysisContext, flow: Flow, card: Card): Finding[] {
  const kept = context.cards.get(card)
  const known = kept && sameLocals(kept.flow, flow) ? kept : undefined
  if (known && known.flow.cards === flow.cards && !card.nodes.some(({ type }) => type === 'run-flow')) return known.findings
  // Only go-to looks at other cards and run-flow at other flows; a card without them stays valid while its neighbours change.
  if (known && !card.nodes.some(({ type }) => type === 'go-to' || type === 'run-flow')) return known.findings
  const scoped = { ...context, environment: environmentIn(context, flow) }
  const findings = card.nodes.flatMap((node) => analyseNode(scoped, flow, card, node))
  context.cards.set(card, { flow, findings })
  return findings
}

function sameLocals(a: Flow, b: Flow): boolean {
  return a.inputs === b.inputs && a.outputs === b.outputs && a.locals === b.locals
}

/** Names a node of this flow may use: the project's variables and the flow's own. */
function environmentIn({ environment, environments }: AnalysisContext, flow: Flow): ExpressionEnvironment {
  let own = environments.get(flow)
  if (!own) {
    own = flowEnvironment(environment, flow)
    environments.set(flow, own)
  }
  return own
}

function analyseNode(context: AnalysisContext, flow: Flow, card: Card, node: FlowNode): Finding[] {
  const findings: Finding[] = []
  const parsed = parseNode(node)
  const add = (
    code: FindingCode,
    severity: Severity,
    params: Record<string, string> = {},
    field?: string,
    extra: Partial<Finding> = {},
  ) => {
    findings.push({
      code,
      severity,
      flowId: flow.id,
      cardId: card.id,
      nodeId: node.id,
      params: { card: card.name, ...params },
      ...(field === undefined ? {} : { field }),
      ...extra,
    })
  }
  if (!parsed.definition) add('unknownNodeType', 'error', { type: node.type })
  else if (parsed.settings === null)
    for (const { field, message } of parsed.problems) add('settingsInvalid', 'error', { field, message }, field)
  else {
    checkTexts(context, parsed, add)
    checkReferences(context, flow, parsed, add)
    checkVariables(context, parsed, add)
    checkType(context, node, parsed, add)
  }
  return findings
}

type Add = (code: FindingCode, severity: Severity, params?: Record<string, string>, field?: string, extra?: Partial<Finding>) => void

/** Texts that may stay empty: the node does without them. */
const optionalTexts = new Set([
  'variants',
  'invalid',
  'notUnderstood',
  'clarify',
  'prompt',
  'intro',
  'thanks',
  'reasonText',
  'message',
  'reason',
  'description',
  'name',
  'attributes',
  'headers',
  'body',
])

function checkTexts(context: AnalysisContext, { uses }: ParsedNode, add: Add): void {
  for (const { field, text, optional, secrets } of uses.templates ?? []) {
    const parts = typeof text === 'string' ? [text] : Object.values(text)
    for (const problem of distinct(parts.flatMap((part) => checkTemplateText(context.environment, part ?? '', secrets))))
      add('expression', 'error', { field }, field, { problem })
    const empty = parts.every((part) => (part ?? '').trim() === '')
    if (empty && !optional && !optionalTexts.has(field.split('.')[0] ?? field)) add('emptyText', 'error', { field }, field)
    if (!empty && typeof text !== 'string') missingTranslations(context, text, field, add)
  }
  for (const { field, expression, expects } of uses.expressions ?? []) {
    const problem = checkExpression(context.environment, expression, expects)
    if (problem) add('expression', 'error', { field }, field, { problem })
  }
  for (const { field, condition } of uses.conditions ?? []) {
    if (isEmptyCondition(condition)) add('emptyBranch', 'warning', { field }, field)
    else for (const problem of checkCondition(context.environment, condition)) add('expression', 'error', { field }, field, { problem })
  }
}

/** A mistake made in both languages is one to tell. */
function distinct(problems: ExpressionProblem[]): ExpressionProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify([problem.code, problem.params]), problem])).values()]
}

function missingTranslations({ project }: AnalysisContext, text: LocalText, field: string, add: Add): void {
  for (const language of project.languages) if (!text[language]?.trim()) add('missingTranslation', 'warning', { language, field }, field)
}

function checkReferences({ project, intents, calendars, queues }: AnalysisContext, flow: Flow, { uses }: ParsedNode, add: Add): void {
  for (const queueId of uses.queues ?? []) {
    const wanted = queueId || project.settings.fallbackQueueId
    if (wanted === '') add('nothingChosen', 'error', { field: 'queueId' }, 'queueId')
    else if (queues && !queues.has(wanted)) add('unknownQueue', 'error', { id: wanted }, 'queueId')
  }
  for (const intentId of uses.intents ?? []) {
    if (intentId === '') add('nothingChosen', 'error', { field: 'routes' }, 'routes')
    else if (!intents.has(intentId)) add('unknownIntent', 'error', { id: intentId }, 'routes')
  }
  for (const calendarId of uses.calendars ?? []) {
    if (calendarId === '') add('nothingChosen', 'error', { field: 'calendarId' }, 'calendarId')
    else if (!calendars.has(calendarId)) add('unknownCalendar', 'error', { id: calendarId }, 'calendarId')
  }
  for (const flowId of uses.flows ?? []) {
    if (flowId === '') add('nothingChosen', 'error', { field: 'flowId' }, 'flowId')
    else if (!Object.hasOwn(project.flows, flowId)) add('unknownFlow', 'error', { id: flowId }, 'flowId')
  }
  for (const cardId of uses.cards ?? []) {
    if (cardId === '') add('nothingChosen', 'error', { field: 'cardId' }, 'cardId')
    else if (!Object.hasOwn(flow.cards, cardId)) add('unknownCard', 'error', { id: cardId }, 'cardId')
  }
}

function checkVariables({ environment }: AnalysisContext, { uses }: ParsedNode, add: Add): void {
  for (const variableId of uses.writes ?? []) {
    const variable = environment.variables.get(variableId)
    if (!variable) add('unknownVariable', 'error', { name: variableId }, 'variable')
    else if (variable.scope === 'constant') add('constantWritten', 'error', { name: variable.name }, 'variable')
  }
}

/** What only one node type can get wrong. */
function checkType(context: AnalysisContext, node: FlowNode, { settings }: ParsedNode, add: Add): void {
  const read = settings as {
    choices?: { id: string; label: LocalText }[]
    routes?: { intentId: string }[]
    answer?: string
    pattern?: string
    url?: string
    assignments?: { variable: string; expression: string }[]
    branches?: { id: string; name: string; when: Condition }[]
  }
  if (node.type === 'branch') {
    const branches = read.branches ?? []
    for (const id of deadBranches(context.environment, branches)) {
      const at = branches.findIndex((branch) => branch.id === id)
      const port = branches[at]?.name || `${at + 1}`
      if (id === 'else') add('elseNeverTaken', 'note', {}, 'branches', { portId: 'else' })
      else add('branchNeverTaken', 'warning', { port }, `branches.${id}`, { portId: `branch:${id}` })
    }
  }
  if (node.type === 'run-flow') checkSignature(context, settings as RunFlowSettings, add)
  if (node.type === 'choices') {
    if ((read.choices ?? []).length === 0) add('noChoices', 'error', {}, 'choices')
    for (const label of duplicates(context, read.choices ?? [])) add('duplicateChoice', 'error', { label }, 'choices')
  }
  if (node.type === 'intent') {
    if ((read.routes ?? []).length === 0) add('noChoices', 'error', {}, 'routes')
    const ids = (read.routes ?? []).map((route) => route.intentId)
    for (const id of new Set(ids.filter((item, index) => item !== '' && ids.indexOf(item) !== index)))
      add('duplicateChoice', 'error', { label: context.project.intents.find((intent) => intent.id === id)?.name ?? id }, 'routes')
  }
  if (node.type === 'question' && read.answer === 'regex' && (!read.pattern || compilePattern(read.pattern) === null))
    add('badPattern', 'error', { pattern: read.pattern ?? '' }, 'pattern')
  if (node.type === 'set') {
    for (const [index, { variable, expression }] of (read.assignments ?? []).entries()) {
      const declared = context.environment.variables.get(variable)
      const problem = declared && checkExpression(context.environment, expression, declared.type)
      if (problem?.code === 'wrongType')
        add('wrongVariableType', 'error', { name: declared?.name ?? variable, ...problem.params }, `assignments.${index}`, { problem })
    }
  }
}

function duplicates({ project }: AnalysisContext, choices: { label: LocalText }[]): Set<string> {
  const found = new Set<string>()
  for (const language of project.languages) {
    const labels = choices.map((choice) => (choice.label[language] ?? '').trim().toLowerCase())
    for (const [index, label] of labels.entries()) if (label !== '' && labels.indexOf(label) !== index) found.add(label)
  }
  return found
}

/** What a flow is given and what is taken from it must be what it declares. */
function checkSignature({ project }: AnalysisContext, { flowId, inputs, outputs }: RunFlowSettings, add: Add): void {
  const flow = Object.hasOwn(project.flows, flowId) ? project.flows[flowId] : undefined
  if (!flow) return
  const at = { flow: flow.name }
  const given = new Set(inputs.map(({ input }) => input))
  for (const input of given)
    if (input !== '' && !flow.inputs?.some(({ id }) => id === input)) add('unknownInput', 'error', { ...at, name: input }, 'inputs')
  for (const { id, name, required } of flow.inputs ?? [])
    if (required && !inputs.some(({ input, expression }) => input === id && expression.trim() !== ''))
      add('missingInput', 'error', { ...at, name }, 'inputs')
  for (const { output } of outputs)
    if (output !== '' && !flow.outputs?.some(({ id }) => id === output)) add('unknownOutput', 'error', { ...at, name: output }, 'outputs')
}

import type { Condition } from '../../document/condition.ts'
import type { Flow, FlowNode, Project } from '../../document/project.ts'
import { isRecord } from '../../document/same.ts'

export const mutationKinds = ['otherTarget', 'noTarget', 'otherText', 'otherCondition', 'fewerSettings', 'ruleOff', 'otherRule'] as const
export type MutationKind = (typeof mutationKinds)[number]

/** A project with one small mistake in it, and where. */
export type Mutant = {
  kind: MutationKind
  flowId: string
  cardId: string
  nodeId: string
  ruleId: string
  detail: string
  project: Project
}

/** Every mistake of the kinds a person makes: a wrong or missing link, a changed text, a turned condition, a list item too few, a rule off or turned. */
export function* mutate(project: Project): Generator<Mutant> {
  for (const [flowId, flow] of Object.entries(project.flows)) {
    const at = (change: Partial<Flow>): Project => ({ ...project, flows: { ...project.flows, [flowId]: { ...flow, ...change } } })
    yield* mutateLinks(flowId, flow, at)
    for (const [cardId, card] of Object.entries(flow.cards))
      for (const [index, node] of card.nodes.entries())
        for (const { kind, detail, settings } of mutateSettings(node))
          yield {
            ...nowhere,
            kind,
            flowId,
            cardId,
            nodeId: node.id,
            detail,
            project: at({ cards: { ...flow.cards, [cardId]: { ...card, nodes: card.nodes.with(index, { ...node, settings }) } } }),
          }
  }
  yield* mutateRules(project)
}

const nowhere = { flowId: '', cardId: '', nodeId: '', ruleId: '', detail: '' }

function* mutateLinks(flowId: string, flow: Flow, at: (change: Partial<Flow>) => Project): Generator<Mutant> {
  const cards = Object.keys(flow.cards)
  for (const [key, target] of Object.entries(flow.links)) {
    const nodeId = key.slice(0, key.indexOf('.'))
    const other = cards[(cards.indexOf(target) + 1) % cards.length]
    const { [key]: _, ...without } = flow.links
    yield { ...nowhere, kind: 'noTarget', flowId, nodeId, detail: key, project: at({ links: without }) }
    if (other !== undefined && other !== target)
      yield { ...nowhere, kind: 'otherTarget', flowId, nodeId, detail: key, project: at({ links: { ...flow.links, [key]: other } }) }
  }
}

function* mutateRules(project: Project): Generator<Mutant> {
  const { policy } = project
  for (const [index, rule] of policy.rules.entries()) {
    // A rule in the shadow changes nothing by design.
    if (rule.state !== 'on') continue
    const at = (change: Partial<typeof rule>): Project => ({
      ...project,
      policy: { ...policy, rules: policy.rules.with(index, { ...rule, ...change }) },
    })
    yield { ...nowhere, kind: 'ruleOff', ruleId: rule.id, project: at({ state: 'off' }) }
    yield { ...nowhere, kind: 'otherRule', ruleId: rule.id, project: at({ when: turned(rule.when) }) }
  }
}

type Change = { kind: MutationKind; detail: string; settings: FlowNode['settings'] }

function* mutateSettings({ settings }: FlowNode): Generator<Change> {
  for (const [key, value] of Object.entries(settings)) {
    const change = (kind: MutationKind, next: unknown): Change => ({ kind, detail: key, settings: { ...settings, [key]: next } })
    if (isText(value))
      yield change('otherText', Object.fromEntries(Object.entries(value).map(([language, text]) => [language, `${text}!`])))
    if (isCondition(value)) yield change('otherCondition', turned(value))
    if (!Array.isArray(value)) continue
    for (const [index, item] of value.entries()) {
      yield change('fewerSettings', value.toSpliced(index, 1))
      if (isRecord(item) && isCondition(item.when)) yield change('otherCondition', value.with(index, { ...item, when: turned(item.when) }))
    }
  }
}

/** The condition that holds exactly when the other does not. */
function turned(condition: Condition): Condition {
  if (condition.kind === 'formula') return { kind: 'formula', expression: `!(${condition.expression})` }
  if (condition.kind === 'compare') return { ...condition, operator: opposite[condition.operator] ?? 'isNotSet' }
  return { kind: condition.kind === 'all' ? 'any' : 'all', items: condition.items.map(turned) }
}

const opposite: Partial<Record<string, Extract<Condition, { kind: 'compare' }>['operator']>> = {
  equals: 'notEquals',
  notEquals: 'equals',
  contains: 'notContains',
  notContains: 'contains',
  greater: 'lessOrEqual',
  lessOrEqual: 'greater',
  less: 'greaterOrEqual',
  greaterOrEqual: 'less',
  isOneOf: 'isNoneOf',
  isNoneOf: 'isOneOf',
  isSet: 'isNotSet',
  isNotSet: 'isSet',
  isTrue: 'isFalse',
  isFalse: 'isTrue',
}

/** A text per language that is said: at least one language with words. */
function isText(value: unknown): value is Record<string, string> {
  return isRecord(value) && (typeof value['zh-CN'] === 'string' || typeof value.en === 'string')
}

function isCondition(value: unknown): value is Condition {
  return isRecord(value) && (value.kind === 'compare' || value.kind === 'formula' || value.kind === 'all' || value.kind === 'any')
}

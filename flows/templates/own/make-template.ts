import type { Layout } from '../../document/layout.ts'
import type { FlowNode, Project } from '../../document/project.ts'
import { isRecord } from '../../document/same.ts'
import { isMasked, type Variable } from '../../document/variable.ts'
import type { Scenario } from '../../scenarios/scenario.ts'
import type { TemplateArticle, TemplateQueue } from '../template.ts'
import { blankRequest, withoutLogin } from './blank-request.ts'
import { type Blanks, createBlanks } from './blanks.ts'
import { hiddenPattern, namesSecret, secretInCode } from './find-secrets.ts'
import { type Blank, FILL, type OutsideService, type OwnTemplate } from './own-template.ts'
import { createReplacer } from './replace-hidden.ts'

type Source = {
  project: Project
  layout: Layout
  scenarios: readonly Scenario[]
  knowledge: readonly TemplateArticle[]
  /** Of the workspace; those the flow uses come along. */
  queues: readonly TemplateQueue[]
  /** Strings that must not be in it whatever they stand in: keys of connections. Those of fewer than 6 characters stand in any text. */
  hidden: readonly string[]
  /** Of a template that is read again. */
  blanks?: readonly Blank[]
}

/**
 * A template of a flow: keys, addresses and people's mail addresses become constants to be filled in, ids of the workspace neutral
 * names. Of what it makes the same is made again.
 */
export function makeTemplate({ project, layout, scenarios, knowledge, queues, hidden, blanks: earlier = [] }: Source): OwnTemplate {
  const blanks = createBlanks(project.variables)
  for (const value of hidden) blanks.hideKey(value)
  const kept = project.variables.map((variable) => blankVariable(variable, blanks, earlier))
  const flows = mapNodes(project, (node, card) => blankCode(blankRequest(node, card, blanks), blanks))
  const made = blanks.made()
  const text = JSON.stringify([project, scenarios])
  const used = queues.filter(({ id }) => text.includes(JSON.stringify(id)) || text.includes(`\\"${id}\\"`) || text.includes(`'${id}'`))
  const names = new Map(used.map(({ id }, index) => [id, isMadeId(id) ? `${QUEUE}${index + 1}` : id]))
  const removedFrom = new Set<string>()
  const replacer = createReplacer(hiddenPattern(blanks.hidden()), names)
  const clean = <T>(part: T, place: string): T => {
    const before = replacer.count()
    const done = replacer.replace(part)
    if (replacer.count() > before) removedFrom.add(replacer.replace(place).slice(0, 120))
    return done
  }
  const whole = {
    ...project,
    id: 'template',
    variables: [...kept.map(({ variable }) => variable), ...made.map(({ variable }) => variable)],
    flows: mapNodes({ flows }, (node, card) => clean(node, card)),
  }
  return {
    // Once more as a whole: names, rules, listeners, and links by the ids of nodes.
    project: clean(whole, whole.name),
    layout: replacer.replace(layout),
    scenarios: clean([...scenarios], 'scenarios'),
    queues: used.map((queue) => replacer.replace({ ...queue, id: names.get(queue.id) ?? queue.id })),
    knowledge: clean([...knowledge], 'knowledge'),
    blanks: replacer.replace([...kept.flatMap(({ blank }) => blank ?? []), ...made.map(({ blank }) => blank)]),
    services: servicesOf(project),
    removedFrom: [...removedFrom].slice(0, 50),
  }
}

/** Ids of a template's own queues begin so, until it is used. */
export const QUEUE = 'template-queue-'

function isMadeId(id: string): boolean {
  return hiddenPattern({}).test(id)
}

function blankVariable(variable: Variable, blanks: Blanks, earlier: readonly Blank[]): { variable: Variable; blank?: Blank } {
  const { initial, ...empty } = variable
  const before = earlier.find(({ id }) => id === variable.id)
  if (before && initial === undefined) return { variable: empty, blank: { ...before, where: [...before.where] } }
  const { id, name, scope } = variable
  const constant = scope === 'constant'
  const secret = isMasked(variable) || (constant && (id.startsWith(FILL) || namesSecret(id) || namesSecret(name)))
  if (constant && typeof initial === 'string' && /^\s*https?:\/\//i.test(initial) && !isMasked(variable)) {
    const address = withoutLogin(initial.trim())
    if (address === initial.trim() && !/[?#]/.test(address)) {
      return { variable: empty, blank: { id, kind: 'address', name, where: [], suggestion: address.slice(0, 500) } }
    }
    for (const part of stringsIn(initial)) blanks.hide(part)
    return { variable: empty, blank: { id, kind: 'address', name, where: [] } }
  }
  if (!secret || initial === '' || initial === null) return { variable }
  const hide = variable.type === 'secret' ? blanks.hideKey : blanks.hide
  for (const part of stringsIn(initial)) hide(part)
  if (!constant) return { variable: empty }
  return { variable: empty, blank: { id, kind: before?.kind ?? 'secret', name, where: [] } }
}

function blankCode(node: FlowNode, blanks: Blanks): FlowNode {
  const { source } = node.settings
  if (node.type !== 'code' || typeof source !== 'string') return node
  for (const [, , , value] of source.matchAll(secretInCode)) if (value !== undefined) blanks.hide(value)
  return { ...node, settings: { ...node.settings, source: source.replace(secretInCode, '$1$2removed$2') } }
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.flatMap(stringsIn)
  return isRecord(value) ? Object.values(value).flatMap(stringsIn) : []
}

function mapNodes({ flows }: Pick<Project, 'flows'>, map: (node: FlowNode, card: string) => FlowNode): Project['flows'] {
  return Object.fromEntries(
    Object.entries(flows).map(([flowId, flow]) => {
      const cards = Object.entries(flow.cards).map(([id, card]) => [
        id,
        { ...card, nodes: card.nodes.map((node) => map(node, card.name || card.id)) },
      ])
      return [flowId, { ...flow, cards: Object.fromEntries(cards) }]
    }),
  )
}

function servicesOf(project: Project): OutsideService[] {
  const nodes = Object.values(project.flows).flatMap((flow) => Object.values(flow.cards).flatMap((card) => card.nodes))
  const found = nodes.flatMap(({ type, settings }): OutsideService[] => {
    if (type === 'notify') return settings.by === 'email' ? ['email'] : []
    if (type === 'extract') return JSON.stringify(settings.items ?? []).includes('"described"') ? ['extract'] : []
    return type === 'assistant' || type === 'automation' || type === 'recommend' ? [type] : []
  })
  return [...new Set(found)]
}

import { pickText } from '../document/local-text.ts'
import { type Language, type LocalText, languages } from '../document/primitives.ts'
import type { Flow, FlowNode, Project } from '../document/project.ts'
import { linkKey } from '../document/project.ts'
import { compileRules } from '../escalation/compile-rules.ts'
import { compileExpression } from '../expressions/compile.ts'
import { compileCondition } from '../expressions/condition.ts'
import { createEnvironment, type ExpressionEnvironment, flowEnvironment, flowLocals } from '../expressions/environment.ts'
import { compileTemplate, compileValue, type TemplateMode } from '../expressions/template.ts'
import type { NodeCompiler, NodeRun, RunnableNode } from '../nodes/definition.ts'
import { compileEntity } from '../nodes/extract/find-entity.ts'
import { type ParsedNode, parseNode } from '../nodes/parse-settings.ts'
import { compileListeners } from './compile-listeners.ts'
import { findHearing } from './find-hearing.ts'
import type { CompiledCard, CompiledFlow, CompiledNode, Program } from './program.ts'

type ParseNode = (node: FlowNode) => ParsedNode

/**
 * Make a project runnable, once per version. Never throws for a document the schema accepts: a broken expression or text
 * becomes empty, a broken node hands the customer to a person when reached; `analyse` says what is wrong. `parse` reads a node by
 * its type and version; only tests bring node types of their own.
 */
export function compile(project: Project, parse: ParseNode = parseNode): Program {
  const environment = createEnvironment(project)
  const shared = createCompiler(project, environment)
  const flows = new Map<string, CompiledFlow>()
  let hearing: Program['hearing'] | undefined
  for (const [id, flow] of Object.entries(project.flows)) {
    const own = flowEnvironment(environment, flow)
    flows.set(id, compileFlow({ flow, id, parse, compiler: own === environment ? shared : createCompiler(project, own) }))
  }
  return {
    project,
    environment,
    entry: flows.get(project.entryFlowId) ?? null,
    flows,
    variables: environment.variables,
    rules: compileRules(environment, project.policy),
    listeners: compileListeners(environment, project),
    apology: project.settings.apology,
    get hearing() {
      hearing ??= findHearing(project, flows, environment.variables)
      return hearing
    },
    get broken() {
      return findBroken(project, parse)
    },
  }
}

function findBroken(project: Project, parse: ParseNode): Program['broken'] {
  const broken: Program['broken'] = []
  for (const [flowId, flow] of Object.entries(project.flows)) {
    for (const [cardId, card] of Object.entries(flow.cards)) {
      for (const node of card.nodes) {
        const { definition, settings } = parse(node)
        if (!definition) broken.push({ flowId, cardId, nodeId: node.id, reason: 'unknownType' })
        else if (settings === null) broken.push({ flowId, cardId, nodeId: node.id, reason: 'settings' })
      }
    }
  }
  return broken
}

function compileFlow({ flow, id, compiler, parse }: { flow: Flow; id: string; compiler: NodeCompiler; parse: ParseNode }): CompiledFlow {
  const cards = new Map<string, CompiledCard>()
  const nodes = new Map<string, CompiledNode>()
  for (const [cardId, card] of Object.entries(flow.cards)) cards.set(cardId, { id: cardId, name: card.name, first: null })
  const locals = flowLocals(flow)
  const compiled: CompiledFlow = {
    id,
    name: flow.name,
    start: cards.get(flow.startCardId) ?? null,
    cards,
    nodes,
    afterHuman: null,
    locals: locals.length === 0 ? null : new Map(locals.map((local) => [local.id, local])),
    inputs: flow.inputs ?? [],
    outputs: flow.outputs ?? [],
  }
  for (const [cardId, card] of Object.entries(flow.cards)) {
    const owner = cards.get(cardId)
    if (!owner) continue
    let previous: CompiledNode | null = null
    for (const node of card.nodes) {
      const made: CompiledNode = new LazyNode({ node, links: flow.links, flow: compiled, card: owner, compiler, parse })
      nodes.set(node.id, made)
      if (previous) previous.next = made
      else owner.first = made
      previous = made
    }
  }
  compiled.afterHuman = findAfterHuman(compiled)
  return compiled
}

type LazyInput = { node: FlowNode; links: Flow['links']; flow: CompiledFlow; card: CompiledCard; compiler: NodeCompiler; parse: ParseNode }
type Ready = { targets: Map<string, CompiledCard>; fallsThrough: Set<string>; runnable: RunnableNode | null }

class LazyNode implements CompiledNode {
  readonly id: string
  readonly type: string
  readonly version: number
  readonly flow: CompiledFlow
  readonly card: CompiledCard
  next: CompiledNode | null = null
  private readonly input: LazyInput
  private prepared: Ready | null = null

  get parsed() {
    return this.input.parse(this.input.node)
  }

  constructor(input: LazyInput) {
    this.id = input.node.id
    this.type = input.node.type
    this.version = input.node.version
    this.flow = input.flow
    this.card = input.card
    this.input = input
  }

  get targets() {
    return this.ready().targets
  }

  get fallsThrough() {
    return this.ready().fallsThrough
  }

  get runnable() {
    return this.ready().runnable
  }

  private ready(): Ready {
    this.prepared ??= prepare(this.input)
    return this.prepared
  }
}

function prepare({ node, links, flow, compiler, parse }: LazyInput): Ready {
  const { definition, settings, ports } = parse(node)
  const targets = new Map<string, CompiledCard>()
  const fallsThrough = new Set<string>()
  for (const port of ports) {
    const key = linkKey(node.id, port.id)
    const target = Object.hasOwn(links, key) ? flow.cards.get(links[key] ?? '') : undefined
    if (target) targets.set(port.id, target)
    if (port.fallsThrough) fallsThrough.add(port.id)
  }
  return { targets, fallsThrough, runnable: definition && settings !== null ? definition.compile(settings, compiler) : null }
}

/** See CompiledFlow.afterHuman. Cards are looked at in document order. */
function findAfterHuman(flow: CompiledFlow): CompiledCard | null {
  for (const node of flow.nodes.values()) {
    if (node.type !== 'handoff') continue
    const card = node.targets.get('resolved')
    for (let at = card?.first ?? null; at; at = at.next) if (at.type === 'rating') return card ?? null
  }
  return null
}

function createCompiler(project: Project, environment: ExpressionEnvironment): NodeCompiler {
  const localised = (text: LocalText, mode: TemplateMode) => {
    const byLanguage = new Map<Language, (run: NodeRun) => string>()
    for (const language of languages)
      byLanguage.set(language, compileTemplate(environment, pickText(text, language, project.defaultLanguage), mode))
    return (run: NodeRun) => byLanguage.get(run.language)?.(run) ?? ''
  }
  const entities = new Map((project.entities ?? []).map((entity) => [entity.id, compileEntity(entity)]))
  return {
    template: (text, mode) =>
      typeof text === 'string' ? compileTemplate(environment, text, mode ?? 'plain') : localised(text, mode ?? 'people'),
    value: (text) => compileValue(environment, text),
    expression: (source) => compileExpression(environment, source).run,
    condition: (condition) => compileCondition(environment, condition).test,
    isOpen: (calendarId) => environment.builtins.calendars.get(calendarId) ?? (() => true),
    label: (text) => (language) => pickText(text, language, project.defaultLanguage),
    intentName: (intentId) => project.intents.find((intent) => intent.id === intentId)?.name ?? intentId,
    entity: (entityId) => entities.get(entityId) ?? (() => null),
    inputsOf: (flowId) => project.flows[flowId]?.inputs ?? [],
    settings: project.settings,
  }
}

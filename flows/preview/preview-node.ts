import { readTemplateNames } from '../analysis/read-names.ts'
import { capabilitiesOf } from '../channels/channel-kinds.ts'
import type { Language } from '../document/primitives.ts'
import { type FlowNode, linkKey, type Project } from '../document/project.ts'
import type { Variable } from '../document/variable.ts'
import { coerce } from '../engine/coerce.ts'
import { compile } from '../engine/compile.ts'
import { createState } from '../engine/create-state.ts'
import { step } from '../engine/step.ts'
import type { Command, EffectRequest, Facts, Json, JsonObject, Message } from '../engine/types.ts'
import { parseNode } from '../nodes/parse-settings.ts'

/** Kinds of channels that differ in what they show. */
export const previewChannels = ['web', 'wechat', 'sms'] as const
export type PreviewChannel = (typeof previewChannels)[number]

/** What a channel makes of a message: several of one, a list of numbers of buttons, text of a picture, file, link, cards or form. */
export type Loss = 'split' | 'numbers' | 'content'
export type Preview = { messages: Message[]; losses: Loss[] }

/** Said where the engine gives up, which is nothing of the node's own. */
const APOLOGY = '\uFFFF'

type HttpRequest = Extract<EffectRequest, { kind: 'http' }>

type Sampled = Pick<Variable, 'id' | 'name' | 'type'>

/** The variables a node's texts fill in, of those that are declared. */
export function valuesShown(node: FlowNode, variables: readonly Variable[]): Variable[] {
  const names = new Set((parseNode(node).uses.templates ?? []).flatMap(({ text }) => [...readTemplateNames(text, 'open')]))
  return variables.filter(({ id }) => names.has(id))
}

/** A value to look at: with the fields the node's texts show; else the name in angle marks, so that nobody takes it for real. */
export function sampleFor({ id, name, type }: Sampled, node: FlowNode): Json {
  switch (type) {
    case 'number':
      return 12
    case 'boolean':
      return true
    case 'date':
      return '2026-01-05T10:00:00+08:00'
    case 'duration':
      return coerce('2h', 'duration')
    case 'money':
      return coerce(99, 'money')
    case 'list':
      return [`‹${name}›`]
    case 'object':
      return fieldsOf(id, JSON.stringify(node.settings))
    default:
      return `‹${name}›`
  }
}

/**
 * What a customer would see when the node is reached, by the engine itself: the node alone, `variables` as they are seen in its flow,
 * with `values` for some of them. Says nothing where the node first waits for the answer of another system.
 */
export function previewNode(options: {
  project: Project
  variables: readonly Variable[]
  node: FlowNode
  language: Language
  channel: PreviewChannel
  values: JsonObject
}): Preview {
  const full = play(options, 'web')
  const messages = options.channel === 'web' ? full : play(options, options.channel)
  const losses: Loss[] = []
  if (messages.length > full.length) losses.push('split')
  if (full.some(({ choices, widget }) => choices?.length && !widget) && !messages.some(({ choices }) => choices?.length))
    losses.push('numbers')
  if (full.some(({ content }) => content) && !messages.some(({ content }) => content)) losses.push('content')
  return { messages, losses }
}

/** The request an HTTP node would send with these values; null when its settings do not fit. Nothing is sent. */
export function requestOf(options: Omit<Parameters<typeof previewNode>[0], 'channel'>): HttpRequest | null {
  for (const command of commandsOf({ ...options, channel: 'web' }, 'web'))
    if (command.kind === 'effect' && command.effect.kind === 'http') return command.effect
  return null
}

function play(options: Parameters<typeof previewNode>[0], kind: PreviewChannel): Message[] {
  return commandsOf(options, kind).flatMap((command) => {
    if (command.kind !== 'say' || command.nodeId !== options.node.id || command.text === APOLOGY) return []
    const { kind: _, id: __, epoch: ___, nodeId: ____, ...message } = command
    return [message]
  })
}

function commandsOf({ project, variables, node, language, values }: Parameters<typeof previewNode>[0], kind: PreviewChannel): Command[] {
  const { ports, settings } = parseNode(node)
  if (settings === null) return []
  const cards = {
    card: { id: 'card', name: '', nodes: [node] },
    // Every way out leads somewhere, or the engine would apologise to the customer.
    after: { id: 'after', name: '', nodes: [{ id: 'previewEnd', type: 'end', version: 1, settings: {} }] },
  }
  const links = Object.fromEntries(ports.map((port) => [linkKey(node.id, port.id), 'after']))
  const flow = { id: 'preview', name: '', startCardId: 'card', cards, links }
  const alone: Project = {
    ...project,
    entryFlowId: flow.id,
    flows: { preview: flow },
    listeners: [],
    settings: { ...project.settings, apology: { [language]: APOLOGY } },
    policy: { ...project.policy, rules: [] },
    variables: variables.map((variable) => {
      if (!Object.hasOwn(values, variable.id)) return variable
      const value = values[variable.id] ?? null
      return { ...variable, scope: 'conversation', initial: coerce(value, variable.type) }
    }),
  }
  // Any moment will do, always the same.
  const now = Date.UTC(2026, 0, 5, 2)
  const facts: Facts = {
    now,
    seed: 1,
    channel: { id: 'preview', kind, capabilities: capabilitiesOf(kind) },
    customer: { id: 'preview', name: language === 'en' ? 'Emma' : '王芳', attributes: {}, tags: [], openTickets: 0, conversations: 0 },
    queues: {},
  }
  const program = compile(alone)
  return step(program, createState(program, { now, language }), { kind: 'start' }, facts).commands
}

/** `{{ order.status }}` in the text gives order the field status. */
function fieldsOf(variable: string, text: string): JsonObject {
  const made: JsonObject = {}
  for (const [, path = ''] of text.matchAll(new RegExp(`(?<![\\w.])${variable}((?:\\.[A-Za-z_]\\w*)+)`, 'g'))) {
    let into = made
    const names = path.slice(1).split('.')
    for (const [index, name] of names.entries()) {
      if (name === '__proto__') break
      const inner = into[name]
      if (index === names.length - 1) into[name] ??= `‹${name}›`
      else into = into[name] = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {}
    }
  }
  return made
}

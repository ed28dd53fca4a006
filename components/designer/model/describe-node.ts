import { pickText } from '../../../flows/document/local-text.ts'
import type { Language, LocalText } from '../../../flows/document/primitives.ts'
import type { Flow, FlowNode, Project } from '../../../flows/document/project.ts'
import { linkKey } from '../../../flows/document/project.ts'
import type { NodeKind, NodeWords, Port } from '../../../flows/nodes/definition.ts'
import { parseNode } from '../../../flows/nodes/parse-settings.ts'
import { isShown, settingsFields } from './settings-fields.ts'

/** A text on the card that is edited in place. `language` null: one text for all languages. */
export type CardText = { field: string; text: string; language: Language | null; mono: boolean; prefix?: string }

export type CardPort = {
  id: string
  key: string
  label: string
  failure: boolean
  target: string | null
  /** Needs a link and has none. */
  open: boolean
  /** Without a link the card goes on below. */
  goesOn: boolean
  /** Where the label is edited: a choice or a branch of the settings. */
  edits: { field: 'choices' | 'branches'; id: string } | null
}

export type NodeDescription = {
  name: string
  icon: string | undefined
  kind: NodeKind
  aside: string
  texts: CardText[]
  lines: string[]
  ports: CardPort[]
  /** Jumps to this card by itself (go to). */
  jumpsTo: string | null
}

type Input = {
  node: FlowNode
  isLast: boolean
  flow: Flow
  project: Project
  /** Of the texts and of the words. */
  language: Language
  locale: Language
  queueName(queueId: string): string
}

/** What a card shows of a node: read from the node type's own metadata, so that a new type needs nothing here. */
export function describeNode(input: Input): NodeDescription {
  const { node, locale } = input
  const { definition } = parseNode(node)
  const words = definition?.words[locale]
  return {
    name: words?.name ?? node.type,
    icon: definition?.icon,
    kind: definition?.kind ?? 'pass',
    aside: asideOf(input, words),
    texts: textsOf(input),
    lines: linesOf(input),
    ports: portsOf(input, words),
    jumpsTo: jumpOf(input),
  }
}

function textsOf({ node, project, language }: Input): CardText[] {
  const fields = settingsFields(node.type).filter((field) => field.meta.group !== 'more' && isShown(field, node.settings))
  const said = fields.find((field) => field.meta.control === 'localTemplate')
  if (said) {
    const text = pickText((node.settings[said.key] ?? {}) as LocalText, language, project.defaultLanguage)
    return [{ field: said.key, text, language, mono: false }]
  }
  const written = fields.find((field) => field.meta.control === 'template')
  if (!written) return []
  const select = fields.find((field) => field.meta.control === 'select')
  const prefix = select ? String(node.settings[select.key] ?? '') : ''
  const text = String(node.settings[written.key] ?? '')
  return text === '' && select === undefined
    ? []
    : [{ field: written.key, text, language: null, mono: true, ...(prefix ? { prefix } : {}) }]
}

function asideOf({ node, project, queueName }: Input, words: NodeWords | undefined): string {
  for (const field of settingsFields(node.type)) {
    const value = node.settings[field.key]
    if (typeof value !== 'string' || value === '' || field.meta.group === 'more' || !isShown(field, node.settings)) continue
    switch (field.meta.control) {
      case 'variable':
        return project.variables.find((variable) => variable.id === value)?.name ?? value
      case 'queue':
        return queueName(value)
      case 'calendar':
        return project.settings.calendars.find((calendar) => calendar.id === value)?.name ?? value
      case 'flow':
        return project.flows[value]?.name ?? value
      case 'select':
        // A method such as GET already stands before the text.
        if (words?.fields[`${field.key}.${value}`] && value !== field.meta.options?.[0])
          return words.fields[`${field.key}.${value}`]?.label ?? ''
    }
  }
  return ''
}

function linesOf({ node, project }: Input): string[] {
  const lines: string[] = []
  const name = (id: unknown) => project.variables.find((variable) => variable.id === id)?.name ?? String(id ?? '')
  for (const { key, meta } of settingsFields(node.type)) {
    const value = node.settings[key]
    if (!Array.isArray(value) || meta.group === 'more') continue
    if (meta.control === 'assignments') for (const item of value) lines.push(`${name(item.variable)} = ${String(item.expression ?? '')}`)
    if (meta.control === 'mappings') for (const item of value) lines.push(`${String(item.path ?? '')} → ${name(item.variable)}`)
    if (meta.control === 'pairs') for (const item of value) lines.push(`${String(item.key ?? '')}: ${String(item.value ?? '')}`)
    if (meta.control === 'tags' && value.length > 0) lines.push(value.map((tag) => `+${tag}`).join(' '))
  }
  return lines.slice(0, 4)
}

function portsOf({ node, isLast, flow, project, language }: Input, words: NodeWords | undefined): CardPort[] {
  return parseNode(node).ports.map((port) => {
    const key = linkKey(node.id, port.id)
    const linked = Object.hasOwn(flow.links, key) ? flow.links[key] : undefined
    const target = linked !== undefined && Object.hasOwn(flow.cards, linked) ? linked : null
    const goesOn = target === null && port.fallsThrough === true && !isLast
    return {
      id: port.id,
      key,
      label: portLabel({ port, project, language, words }),
      failure: port.failure === true,
      target,
      goesOn,
      open: target === null && !goesOn && !port.optional,
      edits: editOf(port.id),
    }
  })
}

function portLabel({
  port,
  project,
  language,
  words,
}: {
  port: Port
  project: Project
  language: Language
  words: NodeWords | undefined
}): string {
  if (port.label) return pickText(port.label, language, project.defaultLanguage)
  if (port.intentId !== undefined) return project.intents.find((intent) => intent.id === port.intentId)?.name ?? port.intentId
  return words?.ports[port.id] ?? ''
}

function editOf(portId: string): CardPort['edits'] {
  const [kind, id] = portId.split(':')
  if (id === undefined) return null
  return kind === 'choice' ? { field: 'choices', id } : kind === 'branch' ? { field: 'branches', id } : null
}

function jumpOf({ node, flow }: Input): string | null {
  const field = settingsFields(node.type).find(({ meta }) => meta.control === 'card')
  const target = field ? String(node.settings[field.key] ?? '') : ''
  return Object.hasOwn(flow.cards, target) ? target : null
}

import { pickText } from '../../flows/document/local-text.ts'
import type { Language } from '../../flows/document/primitives.ts'
import type { FlowNode, Project } from '../../flows/document/project.ts'
import type { NodeKind, NodeWords, Port } from '../../flows/nodes/definition.ts'
import { parseNode } from '../../flows/nodes/parse-settings.ts'
import { getNode } from '../../flows/nodes/registry.ts'

/** The bar at a node's left and its icon: what kind of thing happens here. */
export const kindClasses: Record<NodeKind, { bar: string; icon: string }> = {
  wait: { bar: 'bg-wait', icon: 'bg-wait-soft text-warn-ink' },
  pass: { bar: 'bg-pass', icon: 'bg-pass-soft text-ink-2' },
  act: { bar: 'bg-act', icon: 'bg-act-soft text-act' },
  human: { bar: 'bg-human', icon: 'bg-human-soft text-human-ink' },
  know: { bar: 'bg-know', icon: 'bg-know-soft text-know-ink' },
}

export function wordsOf(type: string, language: Language): NodeWords | null {
  return getNode(type)?.words[language] ?? null
}

/** Settings field whose text stands on the card and is edited there. */
export function inlineField(type: string): string | null {
  if (type === 'intent') return 'prompt'
  return ['message', 'question', 'choices', 'form', 'rating', 'leave-message', 'approval', 'recommend'].includes(type)
    ? 'text'
    : ['handoff', 'end'].includes(type)
      ? 'message'
      : null
}

/** What a node does, in a line or two, with names instead of ids. */
export function nodeSummary(node: FlowNode, project: Project, language: Language, queues: { id: string; name: string }[]): string {
  const settings = node.settings
  const field = inlineField(node.type)
  const text = field ? localText(settings[field], project, language) : ''
  const name = (id: unknown): string => project.variables.find((variable) => variable.id === id)?.name ?? String(id ?? '')
  switch (node.type) {
    case 'http':
      return `${settings.method ?? 'GET'} ${settings.url ?? ''}`
    case 'set':
      return list(settings.assignments, (each) => `${name(each.variable)} = ${each.expression}`)
    case 'ticket':
      return settings.action === 'change' ? `#${settings.number ?? ''} ${settings.status ?? ''}`.trim() : String(settings.subject ?? '')
    case 'customer':
      return [
        settings.name,
        list(settings.attributes, (each) => `${each.key} = ${each.value}`),
        list(settings.addTags, (each) => `+${each}`),
      ]
        .filter(Boolean)
        .join(' · ')
    case 'handoff': {
      const queue = queues.find((each) => each.id === settings.queueId)?.name ?? String(settings.queueId ?? '')
      return [queue, text].filter(Boolean).join(' · ')
    }
    case 'hours':
      return project.settings.calendars.find((calendar) => calendar.id === settings.calendarId)?.name ?? ''
    case 'wait':
      if (settings.mode === 'until') return String(settings.until ?? '')
      return settings.mode === 'event' ? String(settings.event ?? '') : `${settings.seconds ?? 0} s`
    case 'typing':
      return `${settings.seconds ?? 0} s`
    case 'split':
      return list(settings.parts, (each) => `${each.name || each.id} ${each.weight}`)
    case 'extract':
      return list(settings.items, (each) => name(each.variable))
    case 'assistant':
      return String(settings.goal ?? '')
    case 'automation':
      return String(settings.robot ?? '')
    case 'notify':
      return [settings.to, settings.text].filter(Boolean).join(' · ')
    case 'code':
      return String(settings.source ?? '').slice(0, 200)
    case 'repeat':
    case 'run-flow':
      return project.flows[String(settings.flowId)]?.name ?? ''
    case 'go-to':
      return (
        Object.values(project.flows)
          .flatMap((flow) => Object.values(flow.cards))
          .find((card) => card.id === settings.cardId)?.name ?? ''
      )
    default:
      return text
  }
}

/** A small word at the right of the node's head: the variable it fills, the number of choices. */
export function nodeAside(node: FlowNode, project: Project): string {
  const variable = project.variables.find((each) => each.id === node.settings.variable)
  return variable?.name ?? ''
}

export function portsOf(node: FlowNode): Port[] {
  return parseNode(node).ports
}

export function portLabel(port: Port, node: FlowNode, project: Project, language: Language): string {
  if (port.label) return pickText(port.label, language, project.defaultLanguage) || port.id
  if ('intentId' in port && port.intentId)
    return project.intents.find((intent) => intent.id === port.intentId)?.name ?? String(port.intentId)
  const words = wordsOf(node.type, language)
  return words?.ports[port.id] ?? words?.ports[port.id.split(':')[0] ?? ''] ?? port.id
}

function localText(value: unknown, project: Project, language: Language): string {
  return value && typeof value === 'object' ? pickText(value as Record<string, string>, language, project.defaultLanguage) : ''
}

function list(value: unknown, show: (each: Record<string, unknown>) => string): string {
  return Array.isArray(value) ? value.map((each) => show(each as Record<string, unknown>)).join(' · ') : ''
}

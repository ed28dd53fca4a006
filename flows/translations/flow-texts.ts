import { z } from 'zod'
import { isKeyedList } from '../diff/parts.ts'
import { type Language, type LocalText, localTextSchema } from '../document/primitives.ts'
import { type Card, type Flow, type FlowNode, parseLinkKey } from '../document/project.ts'
import { isRecord } from '../document/same.ts'
import { parseNode } from '../nodes/parse-settings.ts'

/** A text customers read, and where it stands. */
export type FlowText = {
  /** The same as long as the text is there, wherever it is moved to: `node.field`, `node.choices.<choice>.label`. */
  id: string
  cardId: string
  nodeId: string
  nodeType: string
  /** Way to it in the node's settings; a number is a place in a list. */
  path: (string | number)[]
  text: LocalText
}

/**
 * Every text of a flow that is written per language, card by card as a conversation goes through it. Found by the settings' schema, so that a
 * text nobody has written yet is there too; a node whose settings do not fit its type has none.
 */
export function flowTexts(flow: Flow): FlowText[] {
  return inReadingOrder(flow).flatMap((card) => card.nodes.flatMap((node) => nodeTexts(node, card.id)))
}

/** The start card, then what it leads to; cards nothing leads to come last. */
function inReadingOrder(flow: Flow): Card[] {
  const leads = new Map<string, string[]>()
  for (const [key, target] of Object.entries(flow.links)) {
    const { nodeId } = parseLinkKey(key)
    leads.set(nodeId, [...(leads.get(nodeId) ?? []), target])
  }
  const ids = new Set([flow.startCardId])
  // A set that grows while it is walked is walked to its new end.
  for (const id of ids) for (const node of flow.cards[id]?.nodes ?? []) for (const target of leads.get(node.id) ?? []) ids.add(target)
  for (const id of Object.keys(flow.cards)) ids.add(id)
  return [...ids].flatMap((id) => flow.cards[id] ?? [])
}

/** Puts one language of a text into a node's settings, which are changed in place; a text whose place is gone is left alone. */
export function writeText(settings: Record<string, unknown>, path: FlowText['path'], language: Language, text: string): void {
  let at: Record<string | number, unknown> = settings
  for (const [index, step] of path.entries()) {
    const inner = at[step]
    const last = index === path.length - 1
    if (last) at[step] = { ...(isRecord(inner) ? inner : {}), [language]: text }
    else if (isRecord(inner) || Array.isArray(inner)) at = inner as Record<string | number, unknown>
    else return
  }
}

function nodeTexts(node: FlowNode, cardId: string): FlowText[] {
  const { definition, settings } = parseNode(node)
  if (!definition || settings === null) return []
  const found: FlowText[] = []
  collect({ schema: definition.settings, value: settings, id: node.id, path: [] }, (id, path, text) =>
    found.push({ id, cardId, nodeId: node.id, nodeType: node.type, path, text }),
  )
  return found
}

type Place = { schema: unknown; value: unknown; id: string; path: FlowText['path'] }

function collect({ schema, value, id, path }: Place, add: (id: string, path: FlowText['path'], text: LocalText) => void): void {
  const bare = unwrap(schema)
  if (bare === localTextSchema) return add(id, path, (value ?? {}) as LocalText)
  if (bare instanceof z.ZodObject && isRecord(value))
    for (const [key, inner] of Object.entries(bare.shape))
      collect({ schema: inner, value: value[key], id: `${id}.${key}`, path: [...path, key] }, add)
  if (bare instanceof z.ZodArray && Array.isArray(value)) {
    const keyed = isKeyedList(value)
    for (const [index, item] of value.entries())
      collect({ schema: bare.element, value: item, id: `${id}.${keyed ? item.id : index}`, path: [...path, index] }, add)
  }
}

function unwrap(schema: unknown): unknown {
  let bare = schema
  while (bare instanceof z.ZodDefault || bare instanceof z.ZodPrefault || bare instanceof z.ZodOptional) bare = bare.unwrap()
  return bare
}

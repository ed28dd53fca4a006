import { languageNames } from '../analysis/words.ts'
import { type Language, type LocalText, languages } from '../document/primitives.ts'
import type { FlowNode, Project } from '../document/project.ts'
import { isRecord } from '../document/same.ts'
import { parseNode } from '../nodes/parse-settings.ts'
import type { Change } from './diff-projects.ts'
import type { FieldChange } from './field-changes.ts'
import { fieldLabels, sentences } from './field-words.ts'

/** A change in plain words: what it is about, and line by line what differs. */
export type ChangeWords = { title: string; details: Detail[] }
/** One line; `text` is there when a text became another one, whole, for showing what in it is new. */
export type Detail = { line: string; text?: { label: string; before: string; after: string } }
export type Both = { before: Project; after: Project; language: Language }

/** `before` and `after` are the projects that were compared; they let things be called by their names. */
export function describeChange(change: Change, both: Both): ChangeWords {
  const words = sentences[both.language]
  const { what, how, flowId = '', cardId = '' } = change
  const piece = (change.after ?? change.before) as { id: string; name?: string; type?: string }
  const card = cardName(both, flowId, cardId)
  const details = change.fields
    .filter((field) => field.order !== 'placed')
    .map((field) => detailOf(field, change, both))
    .filter(({ line }) => line !== '')
  if (what === 'node') {
    const node = nodeName(piece as FlowNode, both.language)
    const from = how === 'moved' ? cardName(both, flowId, (change.before as { card: string }).card) : ''
    return { title: fill(words.node[how], { node, card, from }), details }
  }
  if (what === 'order') {
    return { title: cardId === '' ? (words.order[change.key] ?? change.key) : fill(words.nodeOrder, { card }), details: [] }
  }
  const name = what === 'card' ? card : what === 'flow' ? flowName(both, flowId) : (piece.name ?? '')
  const sentence = words.thing[how === 'moved' ? 'changed' : how]
  // Settings and policy are there once and have no name.
  const title = fill(name === '' ? sentence.replace(/ ?“\{name\}”/, '') : sentence, { what: words.what[what], name })
  return { title, details }
}

function detailOf(field: FieldChange, change: Change, both: Both): Detail {
  const line = describeField(field, change, both)
  const { path, before, after } = field
  const told = typeof before === 'string' && typeof after === 'string' && before !== '' && after !== ''
  // An id is no text to read.
  if (!told || line === '' || path[0] === 'links' || path[0] === 'card' || /Id$/.test(path.at(-1) ?? '')) return { line }
  return { line, text: { label: fieldLabel(path, change, both.language), before, after } }
}

function describeField({ path, before, after, order }: FieldChange, change: Change, both: Both): string {
  const { language } = both
  const words = sentences[language]
  if (change.what === 'node' && path[0] === 'card') return ''
  if (path[0] === 'links') return describeLink(path[1] ?? '', { before, after }, change, both)
  const label = fieldLabel(path, change, language)
  if (order) return fill(words.reordered, { label })
  const lists = [before ?? [], after ?? []]
  if (lists.every((list): list is string[] => Array.isArray(list) && list.every((item) => typeof item === 'string'))) {
    const [old, now] = lists as [string[], string[]]
    const added = now.filter((item) => !old.includes(item)).map((item) => `+${quote(item, language)}`)
    const removed = old.filter((item) => !now.includes(item)).map((item) => `−${quote(item, language)}`)
    const all = [...added, ...removed]
    const more = all.length > 4 ? ` ${fill(words.more, { count: String(all.length - 4) })}` : ''
    return fill(words.list, { label, items: all.slice(0, 4).join(' ') + more })
  }
  const values = { label, before: showValue(before, language), after: showValue(after, language) }
  if (path.at(-1)?.endsWith('CardId')) {
    values.before = `“${cardName(both, change.flowId ?? '', String(before))}”`
    values.after = `“${cardName(both, change.flowId ?? '', String(after))}”`
  }
  if (before === undefined) return fill(values.after === '' ? words.fieldAdded : words.fieldSet, values)
  if (after === undefined) return fill(words.fieldRemoved, values)
  return fill(values.before === '' || values.after === '' ? words.fieldChanged : words.field, values)
}

function describeLink(portId: string, { before, after }: { before?: unknown; after?: unknown }, change: Change, both: Both): string {
  const piece = (change.after ?? change.before) as FlowNode
  const parsed = change.what === 'node' ? parseNode(piece) : null
  const port = parsed?.ports.find((item) => item.id === portId)
  const label = port?.label && (port.label[both.language] || Object.values(port.label)[0])
  const words = parsed?.definition?.words[both.language].ports
  const name = label || words?.[portId] || portId
  const flowId = change.flowId ?? ''
  const values = { port: name, before: cardName(both, flowId, String(before)), after: cardName(both, flowId, String(after)) }
  const sentence = sentences[both.language].link
  return fill(before === undefined ? sentence.added : after === undefined ? sentence.removed : sentence.changed, values)
}

/** Where something is, as “Message” on “Welcome” › Text (English). `piece` is the piece itself on either side. */
export function describePlace({ part, path, piece, both }: { part: string; path: string[]; piece: unknown; both: Both }): string {
  const words = sentences[both.language]
  const [what = '', flowId = '', id = ''] = part.split('/')
  if (Object.hasOwn(words.lists, what)) return words.lists[what] ?? what
  if (what === 'nodes') return fill(words.nodesOf, { card: cardName(both, flowId, id) })
  const own = isRecord(piece) ? piece : {}
  const kind = what as Change['what']
  const name = kind === 'card' ? cardName(both, flowId, id) : kind === 'flow' ? flowName(both, flowId) : String(own.name ?? '')
  const thing =
    kind === 'node'
      ? fill(words.nodeOn, { node: nodeName(own as FlowNode, both.language), card: cardName(both, flowId, String(own.card)) })
      : [words.what[kind as keyof typeof words.what], name && `“${name}”`]
          .filter((word) => word !== '')
          .join(both.language === 'en' ? ' ' : '')
  const field = fieldLabel(path, { what: kind, after: piece } as Change, both.language)
  return field === '' ? thing : `${thing} › ${field}`
}

/** `choices.a.label.en` → “Choices › Returns › Label (English)”. */
function fieldLabel(path: string[], change: Change, language: Language): string {
  const piece = (change.after ?? change.before) as Record<string, unknown>
  const own = change.what === 'node' && path[0] === 'settings'
  const steps: string[] = []
  let value: unknown = piece
  let suffix = ''
  for (const [index, step] of path.entries()) {
    const inList = Array.isArray(value)
    value = inList ? (value as { id?: unknown }[]).find((item) => item?.id === step) : isRecord(value) ? value[step] : undefined
    if (own && index === 0) continue
    const nodeLabel = own && index === 1 ? parseNode(piece as FlowNode).definition?.words[language].fields[step]?.label : undefined
    if ((languages as readonly string[]).includes(step)) suffix = ` (${languageNames[language][step]})`
    else if (inList) steps.push(itemName(value, step, language))
    else steps.push(nodeLabel ?? fieldLabels[language][step] ?? step)
  }
  return steps.join(' › ') + (language === 'zh-CN' ? suffix.replace(' (', '（').replace(')', '）') : suffix)
}

function itemName(item: unknown, id: string, language: Language): string {
  if (!isRecord(item)) return id
  const label = [item.name, item.label].map((value) => (isRecord(value) ? localName(value as LocalText, language) : value))
  return label.find((value): value is string => typeof value === 'string' && value !== '') ?? id
}

function localName(text: LocalText, language: Language): string {
  return text[language] || languages.map((item) => text[item]).find((item) => item) || ''
}

/** '' for what is too large to be shown in a line. */
export function showValue(value: unknown, language: Language): string {
  if (typeof value === 'string') return quote(value, language)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return sentences[language][value ? 'yes' : 'no']
  if (isRecord(value) && Object.keys(value).every((key) => (languages as readonly string[]).includes(key))) {
    return quote(localName(value as LocalText, language), language)
  }
  return ''
}

function quote(text: string, language: Language): string {
  if (text === '') return sentences[language].nothing
  const line = text.replace(/\s+/g, ' ')
  return `“${line.length > 60 ? `${[...line].slice(0, 58).join('')}…` : line}”`
}

function flowName({ before, after }: Both, flowId: string): string {
  return (own(after.flows, flowId) ?? own(before.flows, flowId))?.name || flowId
}

function cardName({ before, after }: Both, flowId: string, cardId: string): string {
  const [now, old] = [after, before].map((project) => own(own(project.flows, flowId)?.cards ?? {}, cardId))
  return (now ?? old)?.name || cardId
}

function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

function nodeName(node: FlowNode, language: Language): string {
  return parseNode(node).definition?.words[language].name ?? node.type
}

function fill(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '')
}

import type { Layout } from '../document/layout.ts'
import { type Opened, openProject } from '../document/open-document.ts'
import type { Language, LocalText } from '../document/primitives.ts'
import { type Card, type Flow, type Intent, linkKey, type Project, SCHEMA_VERSION } from '../document/project.ts'
import type { VariableType } from '../document/variable.ts'
import { builtinNames } from '../expressions/builtins.ts'
import { outcomeOf, type ReportCode, type ReportItem } from './report.ts'

export type Converted = { opened: Opened; report: ReportItem[] }

/** As in document/project.ts and primitives.ts. */
const MAX_NODES = 50
const MAX_TEXT = 4000

/** A project under construction: ids that fit, texts that fit, and a report of what became of everything. */
export class Sketch {
  readonly report: ReportItem[] = []
  readonly flows: FlowSketch[] = []
  readonly intents: Intent[] = []
  readonly entities: NonNullable<Project['entities']> = []
  readonly language: Language
  languages: Language[]
  understandingThreshold: number | null = null
  private readonly variables = new Map<string, { id: string; name: string; type: VariableType; initial?: unknown }>()
  private readonly taken = new Set<string>()
  private readonly told = new Set<string>()

  constructor(language: Language) {
    this.language = language
    this.languages = [language]
  }

  note(code: ReportCode, place: string, params: Record<string, string> = {}): void {
    const short = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, clip(value, 80)]))
    const item = { outcome: outcomeOf[code], code, place: clip(place, 160), params: short }
    // The same loss in the same place is told once.
    if (item.outcome !== 'carried' && this.told.has(JSON.stringify(item))) return
    this.told.add(JSON.stringify(item))
    this.report.push(item)
  }

  /** An id of the document from any name of the source; each call gives another. */
  newId(source: string, fallback = 'x'): string {
    const plain =
      source
        .replace(/[^A-Za-z0-9_-]+/g, '-')
        .replace(/^[^A-Za-z]+/, '')
        .replace(/-+$/, '')
        .slice(0, 48) || fallback
    return free(
      plain,
      (id) => !this.taken.has(id),
      (id) => this.taken.add(id),
      '-',
    )
  }

  /** The variable for a name of the source; the same name gives the same one. */
  variable(name: string, type?: VariableType, initial?: unknown): string {
    const key = name.trim().toLowerCase()
    const known = this.variables.get(key)
    if (known) return known.id
    const plain =
      key
        .replace(/[^a-z0-9_]+/g, '_')
        .replace(/^[^a-z]+/, '')
        .replace(/_+$/, '')
        .slice(0, 32) || 'value'
    const ids = new Set([...this.variables.values()].map((variable) => variable.id))
    const id = free(
      plain,
      (candidate) => !ids.has(candidate) && !builtinNames.has(candidate),
      () => {},
      '_',
    )
    const declared = { id, name: clip(name.trim(), 80) || id, type: type ?? 'text', ...(initial === undefined ? {} : { initial }) }
    this.variables.set(key, declared)
    return id
  }

  typeOf(variableId: string): VariableType {
    return [...this.variables.values()].find(({ id }) => id === variableId)?.type ?? 'text'
  }

  /** A text in the project's language, or in the given one. */
  text(text: string, place: string, language = this.language): LocalText {
    return text === '' ? {} : { [language]: this.fit(text, place) }
  }

  fit(text: string, place: string): string {
    if (text.length > MAX_TEXT) this.note('clipped', place)
    return clip(text, MAX_TEXT)
  }

  flow(name: string): FlowSketch {
    const flow = new FlowSketch(this, this.newId(name, 'flow'), clip(name, 120) || 'Flow')
    this.flows.push(flow)
    return flow
  }

  finish({ name, entryFlowId }: { name: string; entryFlowId: string }): Converted {
    const layout: Layout = Object.fromEntries(this.flows.map((flow) => [flow.id, { cards: flow.places, notes: {} }]))
    const project = {
      schemaVersion: SCHEMA_VERSION,
      id: 'imported',
      name: clip(name.trim(), 120) || 'Imported',
      entryFlowId,
      languages: this.languages,
      defaultLanguage: this.language,
      flows: Object.fromEntries(this.flows.map((flow) => [flow.id, flow.build()])),
      variables: [...this.variables.values()],
      intents: this.intents,
      ...(this.entities.length > 0 ? { entities: this.entities } : {}),
      policy: { rules: [] },
      settings: this.understandingThreshold === null ? {} : { understandingThreshold: this.understandingThreshold },
    }
    return { opened: openProject({ project, layout }), report: this.report }
  }
}

export class FlowSketch {
  readonly id: string
  readonly places: Record<string, { x: number; y: number }> = {}
  startCardId = ''
  private readonly sketch: Sketch
  private readonly name: string
  private readonly cards: Card[] = []
  private readonly links: Record<string, string> = {}
  private nodes = 0

  constructor(sketch: Sketch, id: string, name: string) {
    this.sketch = sketch
    this.id = id
    this.name = name
  }

  card(name: string, at: { x: number; y: number }): Card {
    const card: Card = { id: this.sketch.newId(name, 'card'), name: clip(name.trim(), 120) || '…', nodes: [] }
    this.cards.push(card)
    this.places[card.id] = { x: Math.round(at.x), y: Math.round(at.y) }
    return card
  }

  /** The id of the new node; the last place of a card is kept for its way on. */
  add(card: Card, type: string, settings: Record<string, unknown>, place: string): string {
    this.nodes += 1
    const id = `n${this.nodes}`
    if (card.nodes.length < MAX_NODES) card.nodes.push({ id, type, version: 1, settings })
    else this.sketch.note('noRoom', place)
    return id
  }

  link(nodeId: string, portId: string, cardId: string): void {
    this.links[linkKey(nodeId, portId)] = cardId
  }

  build(): Flow {
    const nodes = new Set(this.cards.flatMap((card) => card.nodes.map((node) => node.id)))
    const links = Object.entries(this.links).filter(([key]) => nodes.has(key.slice(0, key.indexOf('.'))))
    return {
      id: this.id,
      name: this.name,
      startCardId: this.startCardId || (this.cards[0]?.id ?? 'none'),
      cards: Object.fromEntries(this.cards.map((card) => [card.id, card])),
      links: Object.fromEntries(links),
    }
  }
}

export function clip(text: string, length: number): string {
  return text.length > length
    ? `${text
        .slice(0, length - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
    : text
}

function free(plain: string, isFree: (id: string) => boolean, take: (id: string) => void, joint: string): string {
  let id = plain
  for (let n = 2; !isFree(id); n++) id = `${plain}${joint}${n}`
  take(id)
  return id
}

import type { Language } from '../../document/primitives.ts'
import type { Card } from '../../document/project.ts'
import { asRecord, asRecords, asText, type Raw } from '../read-json.ts'
import { type Converted, type FlowSketch, Sketch } from '../sketch.ts'
import { addBlock } from './blocks.ts'
import { readRichText } from './rich-text.ts'
import { readVariables, type TypebotVariables } from './variables.ts'

/** More groups than this are left out, so that a hostile file ends soon. */
const MAX_GROUPS = 2000
/** Blocks of which no one way on falls through to the next node: what follows stands on a card of its own. */
const parting = new Set(['choice input', 'picture choice input', 'Condition', 'AB test', 'Jump', 'Return', 'Webhook'])

export type Conversion = {
  sketch: Sketch
  flow: FlowSketch
  variables: TypebotVariables
  /** The card an edge leads to; null when there is none. */
  follow(edgeId: unknown, place: string): string | null
  /** The card of a place in this bot: a block, else the group's beginning. */
  cardAt(options: Raw): string | null
  /** The card where a conversation ends that has nowhere to go. */
  finish(): string
}
type Step = {
  group: Raw
  block: Raw
  card: Card
  place: string /** Where it goes without an edge of its own. */
  next: 'sameCard' | string | null
}

/** Whether this is a bot exported from Typebot (format 3 to 6). */
export function isTypebot(value: unknown): value is Raw {
  const { groups, edges, flows } = asRecord(value)
  return Array.isArray(groups) && Array.isArray(edges) && flows === undefined
}

/** A project from a bot exported from Typebot, with what became of each block. Whatever the file holds, it never throws. */
export function convertTypebot(source: Raw): Converted {
  const groups = asRecords(source.groups)
    .slice(0, MAX_GROUPS)
    .filter((group) => !asRecords(group.blocks).every((block) => block.type === 'start') || asRecords(group.blocks).length === 0)
  const blocks = groups.flatMap((group) => asRecords(group.blocks))
  const sketch = new Sketch(languageOf(blocks))
  const flow = sketch.flow(sketch.language === 'zh-CN' ? '主流程' : 'Main')
  const variables = readVariables(sketch, asRecords(source.variables), blocks)
  const { steps, cardOfBlock, cardOfGroup } = placeCards(groups, asRecords(source.edges), flow)
  const edges = new Map(asRecords(source.edges).map((edge) => [asText(edge.id), asRecord(edge.to)]))
  let last: Card | null = null
  const conversion: Conversion = {
    sketch,
    flow,
    variables,
    cardAt: ({ blockId, groupId }) => cardOfBlock.get(asText(blockId)) ?? cardOfGroup.get(asText(groupId)) ?? null,
    follow(edgeId, place) {
      if (edgeId === undefined || edgeId === null || edgeId === '') return null
      const to = edges.get(asText(edgeId))
      const target = to && (cardOfBlock.get(asText(to.blockId)) ?? cardOfGroup.get(asText(to.groupId)))
      if (target === undefined) sketch.note('brokenLink', place)
      return target ?? null
    },
    finish() {
      if (last === null) {
        last = flow.card(sketch.language === 'zh-CN' ? '结束' : 'End', { x: 0, y: -240 })
        flow.add(last, 'end', { message: {}, outcome: 'informed' }, '')
      }
      return last.id
    },
  }
  for (const step of steps) convertStep(step, conversion)
  flow.startCardId = entryOf(source, conversion) ?? [...cardOfGroup.values()][0] ?? conversion.finish()
  for (const { type } of asRecords(source.events)) if (type !== 'start') sketch.note('event', asText(type), { type: asText(type) })
  return sketch.finish({ name: asText(source.name), entryFlowId: flow.id })
}

/** A card for each group; more where a link leads into the middle of one, or where the ways part. */
function placeCards(groups: Raw[], edges: Raw[], flow: FlowSketch) {
  const jumps = groups.flatMap((group) => asRecords(group.blocks)).filter(({ type }) => type === 'Jump')
  const entered = new Set(
    [...edges.map((edge) => asRecord(edge.to)), ...jumps.map((jump) => asRecord(jump.options))].map((to) => asText(to.blockId)),
  )
  const cardOfBlock = new Map<string, string>()
  const cardOfGroup = new Map<string, string>()
  const steps: Step[] = []
  for (const group of groups) {
    const title = asText(group.title)
    const { x = 0, y = 0 } = asRecord(group.graphCoordinates) as { x?: unknown; y?: unknown }
    const at = { x: clampPlace(x), y: clampPlace(y) }
    let card = flow.card(title, at)
    cardOfGroup.set(asText(group.id), card.id)
    let parts = 0
    for (const [index, block] of asRecords(group.blocks).entries()) {
      const id = asText(block.id)
      const before = asRecords(group.blocks)[index - 1]
      if (before && (entered.has(id) || parting.has(asText(before.type)) || before.outgoingEdgeId)) {
        parts += 1
        card = flow.card(`${title} ${parts + 1}`, { x: at.x, y: at.y + parts * 220 })
        const previous = steps.at(-1)
        if (previous) previous.next = card.id
      } else if (before) {
        const previous = steps.at(-1)
        if (previous) previous.next = 'sameCard'
      }
      cardOfBlock.set(id, card.id)
      steps.push({ group, block, card, place: [title, asText(block.type)].filter((name) => name !== '').join(' › '), next: null })
    }
    if (asRecords(group.blocks).length === 0) steps.push({ group, block: { type: '' }, card, place: title, next: null })
  }
  return { steps, cardOfBlock, cardOfGroup }
}

function convertStep({ block, card, place, next }: Step, conversion: Conversion): void {
  const { flow } = conversion
  const target = conversion.follow(block.outgoingEdgeId, place) ?? next
  const added = addBlock({ block, card, place, next: target === 'sameCard' ? null : target, conversion })
  if (target === 'sameCard' || added === 'leaves') return
  if (added !== null && target !== null) return flow.link(added.nodeId, added.port, target)
  if (added !== null) return void flow.add(card, 'end', { message: {}, outcome: 'informed' }, place)
  // The block left nothing behind that could carry its link.
  if (target === null) return void flow.add(card, 'end', { message: {}, outcome: 'informed' }, place)
  flow.add(card, 'go-to', { cardId: target }, place)
}

function entryOf(source: Raw, conversion: Conversion): string | null {
  const event = asRecords(source.events).find(({ type }) => type === 'start')
  if (event) return conversion.follow(event.outgoingEdgeId, 'start')
  const start = asRecords(source.groups)
    .flatMap((group) => asRecords(group.blocks))
    .find(({ type }) => type === 'start')
  return start ? conversion.follow(start.outgoingEdgeId, 'start') : null
}

/** Typebot does not say; Chinese is what has Chinese characters in its texts. */
function languageOf(blocks: Raw[]): Language {
  const said = blocks
    .map(
      (block) =>
        readRichText(block.content) +
        asRecords(block.items)
          .map((item) => asText(item.content))
          .join(''),
    )
    .join('')
  const han = said.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = said.match(/\p{Script=Latin}/gu)?.length ?? 0
  return han * 2 > latin ? 'zh-CN' : 'en'
}

function clampPlace(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(-100_000, Math.min(100_000, value)) : 0
}

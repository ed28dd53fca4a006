import type { LocalText } from '../../document/primitives.ts'
import type { Card, Flow, FlowNode } from '../../document/project.ts'
import { linkKey } from '../../document/project.ts'

/** Short forms for writing a flow by hand: a template should read like the conversation it holds. */

export const t = (zh: string, en: string): LocalText => ({ 'zh-CN': zh, en })

export const node = (id: string, type: string, settings: Record<string, unknown> = {}): FlowNode => ({ id, type, version: 1, settings })

export const card = (id: string, name: string, ...nodes: FlowNode[]): Card => ({ id, name, nodes })

export const say = (id: string, zh: string, en: string): FlowNode => node(id, 'message', { text: t(zh, en) })

export const choice = (id: string, zh: string, en: string, ...synonyms: string[]) => ({ id, label: t(zh, en), synonyms })

/** A way out for an intent. The label is how it is called in "would you like to". */
export const route = (id: string, intentId: string, zh: string, en: string) => ({ id, intentId, label: t(zh, en) })

export const is = (field: string, value: string | number) => ({ kind: 'compare' as const, field, operator: 'equals' as const, value })

export const isTrue = (field: string) => ({ kind: 'compare' as const, field, operator: 'isTrue' as const })

export type Links = [nodeId: string, portId: string, cardId: string][]

/** A flow of these cards; the first is where it starts. */
export function buildFlow({ id, name, cards, links }: { id: string; name: string; cards: Card[]; links: Links }): Flow {
  return {
    id,
    name,
    startCardId: cards[0]?.id ?? '',
    cards: Object.fromEntries(cards.map((each) => [each.id, each])),
    links: Object.fromEntries(links.map(([nodeId, portId, cardId]) => [linkKey(nodeId, portId), cardId])),
  }
}

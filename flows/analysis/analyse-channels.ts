import { capabilitiesOf } from '../channels/channel-kinds.ts'
import type { Language } from '../document/primitives.ts'
import { type Card, type Flow, type FlowNode, linkKey } from '../document/project.ts'
import { renderMessage } from '../engine/render-message.ts'
import type { ChannelCapabilities, Message } from '../engine/types.ts'
import { parseNode } from '../nodes/parse-settings.ts'
import type { AnalysisContext } from './context.ts'
import type { Finding } from './finding.ts'
import { type Talk, talkOf } from './messages-of.ts'

/** More messages than this for one text are too many where the channel itself sets no limit. */
const MOST_PIECES = 5

/** What the channels the project is for cannot show as it is meant, though the engine does what it can (see engine/render-message.ts). */
export function analyseChannels({ project, channels }: AnalysisContext, flow: Flow): Finding[] {
  if (!Object.hasOwn(flow.cards, flow.startCardId)) return []
  return channels.flatMap((channel) => {
    const can = capabilitiesOf(channel)
    const found = new Map<string, Finding>()
    for (const language of project.languages)
      for (const finding of [...shown({ flow, channel, can, language }), ...tooMany({ flow, channel, can, language })])
        if (!found.has(`${finding.code} ${finding.nodeId}`)) found.set(`${finding.code} ${finding.nodeId}`, finding)
    return [...found.values()]
  })
}

type Place = { flow: Flow; channel: string; can: ChannelCapabilities; language: Language }

const pieces = (messages: readonly Message[], can: ChannelCapabilities) => messages.flatMap((message) => renderMessage(message, can))
const mostPieces = (can: ChannelCapabilities) => can.messagesPerTurn ?? MOST_PIECES

/** What was found on a card, by flow, channel and language: only an edited card is looked at again. */
const shownOn = new WeakMap<Card, Map<string, Finding[]>>()

/** Texts that come apart into too many messages, and buttons that become a list of numbers. */
function shown(place: Place): Finding[] {
  const key = [place.flow.id, place.channel, place.language].join(' ')
  return Object.values(place.flow.cards).flatMap((card) => {
    const known = shownOn.get(card) ?? new Map<string, Finding[]>()
    const found = known.get(key) ?? shownOnCard(place, card)
    shownOn.set(card, known.set(key, found))
    return found
  })
}

function shownOnCard({ flow, channel, can, language }: Place, card: Card): Finding[] {
  const findings: Finding[] = []
  for (const node of card.nodes) {
    const at = { flowId: flow.id, cardId: card.id, nodeId: node.id, field: 'text' }
    const talk = talkIn(node, language)
    for (const message of [...talk.says, ...talk.after]) {
      const rendered = renderMessage(message, can)
      const params = { card: card.name, channel }
      if (rendered.length > mostPieces(can))
        findings.push({
          code: 'textTooLong',
          severity: 'warning',
          ...at,
          params: { ...params, field: 'text', count: String(rendered.length) },
        })
      else if (message.choices && can.buttons > 0 && rendered.every((part) => !part.choices))
        findings.push({ code: 'choicesAsNumbers', severity: 'note', ...at, field: 'choices', params })
    }
  }
  return findings
}

const talks = new WeakMap<FlowNode, Partial<Record<Language, Talk>>>()

function talkIn(node: FlowNode, language: Language): Talk {
  const known = talks.get(node) ?? {}
  const talk = known[language] ?? talkOf(parseNode(node), language)
  talks.set(node, { ...known, [language]: talk })
  return talk
}

/** Messages since the customer last said something: those of earlier steps, and those of the step under way, as said and as few as they can be joined to. */
type Said = { before: number; now: number; joined: number; room: number; card: string; from: Said | null }

/** As the engine does it: see engine/limit-messages.ts. */
const sent = ({ before, now, joined }: Said, most: number) => before + Math.max(Math.min(now, Math.max(1, most - before)), joined)

/** Ways on which the channel would get more messages than it takes until the customer says something; the first place on each. */
function tooMany({ flow, channel, can, language }: Place): Finding[] {
  const most = can.messagesPerTurn
  if (most === undefined) return []
  const findings = new Map<string, Finding>()
  const best = new Map<string, Said>()
  const queue: Said[] = []
  const come = (card: string, said: Said): void => {
    const known = best.get(card)
    if (!Object.hasOwn(flow.cards, card) || (known && sent(known, most) >= sent(said, most))) return
    const next = { ...said, card, from: said }
    best.set(card, next)
    queue.push(next)
  }
  const quiet: Said = { before: 0, now: 0, joined: 0, room: 0, card: flow.startCardId, from: null }
  best.set(flow.startCardId, quiet)
  queue.push(quiet)
  const hear = (node: FlowNode, said: Said, messages: readonly Message[]): Said => {
    const after = pieces(messages, can).reduce((heard, message) => add(heard, message, can.textLength), said)
    if (sent(after, most) <= most) return after
    const card = flow.cards[said.card]
    if (!findings.has(node.id))
      findings.set(node.id, {
        code: 'tooManyMessages',
        severity: 'warning',
        flowId: flow.id,
        cardId: said.card,
        nodeId: node.id,
        params: { card: card?.name ?? said.card, channel, most: String(most) },
        path: cardsOf(said),
      })
    // What follows would only say it again.
    return { ...said, before: 0, now: 0, joined: 0, room: 0 }
  }
  for (let said = queue.shift(); said; said = queue.shift()) through({ flow, said, language, most, hear, come })
  return [...findings.values()]
}

type Steps = {
  flow: Flow
  said: Said
  language: Language
  most: number
  hear: (node: FlowNode, said: Said, messages: readonly Message[]) => Said
  come: (cardId: string, said: Said) => void
}

function through({ flow, said, language, most, hear, come }: Steps): void {
  const nodes = flow.cards[said.card]?.nodes ?? []
  let at = said
  for (const [index, node] of nodes.entries()) {
    const { ports, uses, settings } = parseNode(node)
    if (settings === null) return
    const talk = talkIn(node, language)
    const before = at
    const asked = hear(node, before, talk.says)
    const waited = talk.then === 'none' ? asked : { ...asked, before: sent(asked, most), now: 0, joined: 0, room: 0 }
    const turned = talk.then === 'customer' ? { ...waited, before: 0 } : waited
    const done = hear(node, turned, talk.after)
    for (const target of uses.cards ?? []) come(target, done)
    let goesOn: Said | null = null
    for (const port of ports) {
      // Silence is no turn of the customer's; what failed has not been answered.
      const out = port.immediate ? before : port.id === 'timeout' || port.id === 'timedOut' ? waited : port.failure ? turned : done
      const target = flow.links[linkKey(node.id, port.id)]
      if (target !== undefined) come(target, out)
      else if (port.fallsThrough && index < nodes.length - 1) goesOn = out
    }
    if (!goesOn) return
    at = goesOn
  }
}

/** One more message; plain text is joined to what came before where it fits. */
function add(said: Said, message: Message, textLength: number): Said {
  const plain = !message.choices && !message.content && !message.widget
  const fits = said.joined > 0 && !message.content && said.room + 1 + message.text.length <= textLength
  const joined = fits ? said.joined : said.joined + 1
  const room = !plain ? textLength : fits ? said.room + 1 + message.text.length : message.text.length
  return { ...said, now: said.now + 1, joined, room }
}

/** The cards of a way, each stay once. */
function cardsOf(said: Said): string[] {
  const cards: string[] = []
  for (let at: Said | null = said; at; at = at.from) if (cards[0] !== at.card) cards.unshift(at.card)
  return cards
}

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

const talkIn = remembered((node: FlowNode, language): Talk => talkOf(parseNode(node), language))

/** What counts of a message when one asks how many there are. */
type Piece = { plain: boolean; joins: boolean; length: number }
type Pieces = { says: Piece[]; after: Piece[]; then: Talk['then'] }

type Passages = (card: Card, links: Flow['links'], language: Language) => Passage[]
const passagesByChannel = new Map<string, Passages>()

/** The passages of a card on a channel. They stay until the card or a link of its flow changes: while somebody types, all but one. */
function passagesOn({ channel, can }: Pick<Place, 'channel' | 'can'>): Passages {
  const known = passagesByChannel.get(channel)
  if (known) return known
  const measured = (messages: readonly Message[]): Piece[] =>
    messages
      .flatMap((message) => renderMessage(message, can))
      .map(({ choices, content, widget, text }) => ({ plain: !choices && !content && !widget, joins: !content, length: text.length }))
  const pieces = remembered((node: FlowNode, language): Pieces => {
    const { says, after, then } = talkIn(node, language)
    return { says: measured(says), after: measured(after), then }
  })
  const ofLinks = remembered((links: Flow['links'], language) =>
    remembered((card: Card) => passagesOf(card, links, (node) => pieces(node, language))),
  )
  const made: Passages = (card, links, language) => ofLinks(links, language)(card, language)
  passagesByChannel.set(channel, made)
  return made
}

/** Made once per object and language, as long as the object lives. */
function remembered<O extends object, T>(make: (object: O, language: Language) => T): (object: O, language: Language) => T {
  const known = new WeakMap<O, Map<Language, T>>()
  return (object, language) => {
    const own = known.get(object) ?? new Map<Language, T>()
    const before = own.get(language)
    if (before !== undefined) return before
    const made = make(object, language)
    known.set(object, own.set(language, made))
    return made
  }
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
  const hear = (node: FlowNode, said: Said, pieces: readonly Piece[]): Said => {
    let after = said
    for (const piece of pieces) after = add(after, piece, can.textLength)
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
  const passages = passagesOn({ channel, can })
  for (const said of queue) {
    const card = flow.cards[said.card]
    if (card) through({ said, passages: passages(card, flow.links, language), most, hear, come })
  }
  return [...findings.values()]
}

/** When in the course of a node a way out leaves it. Silence is no turn of the customer's; what failed has not been answered. */
type Moment = 'before' | 'waited' | 'turned' | 'done'
/** A node as a way through it counts messages. `goesOn`: to the next node of the card. */
type Passage = { node: FlowNode; talk: Pieces; cards: string[]; outs: { when: Moment; to: string }[]; goesOn: Moment | null }

function passagesOf(card: Card, links: Flow['links'], talk: (node: FlowNode) => Pieces): Passage[] {
  const passages: Passage[] = []
  for (const [index, node] of card.nodes.entries()) {
    const { ports, uses, settings } = parseNode(node)
    if (settings === null) break
    const passage: Passage = { node, talk: talk(node), cards: [...(uses.cards ?? [])], outs: [], goesOn: null }
    for (const port of ports) {
      const when = port.immediate ? 'before' : port.id === 'timeout' || port.id === 'timedOut' ? 'waited' : port.failure ? 'turned' : 'done'
      const to = links[linkKey(node.id, port.id)]
      if (to !== undefined) passage.outs.push({ when, to })
      else if (port.fallsThrough && index < card.nodes.length - 1) passage.goesOn = when
    }
    passages.push(passage)
    if (!passage.goesOn) break
  }
  return passages
}

type Steps = {
  said: Said
  passages: readonly Passage[]
  most: number
  hear: (node: FlowNode, said: Said, pieces: readonly Piece[]) => Said
  come: (cardId: string, said: Said) => void
}

function through({ said, passages, most, hear, come }: Steps): void {
  let at = said
  for (const { node, talk, cards, outs, goesOn } of passages) {
    const before = at
    const asked = hear(node, before, talk.says)
    const waited = talk.then === 'none' ? asked : { ...asked, before: sent(asked, most), now: 0, joined: 0, room: 0 }
    const turned = talk.then === 'customer' ? { ...waited, before: 0 } : waited
    const done = hear(node, turned, talk.after)
    const then = { before, waited, turned, done }
    for (const target of cards) come(target, done)
    for (const { when, to } of outs) come(to, then[when])
    if (!goesOn) return
    at = then[goesOn]
  }
}

/** One more message; plain text is joined to what came before where it fits. */
function add(said: Said, { plain, joins, length }: Piece, textLength: number): Said {
  const fits = said.joined > 0 && joins && said.room + 1 + length <= textLength
  const joined = fits ? said.joined : said.joined + 1
  const room = !plain ? textLength : fits ? said.room + 1 + length : length
  return { ...said, now: said.now + 1, joined, room }
}

/** The cards of a way, each stay once. */
function cardsOf(said: Said): string[] {
  const cards: string[] = []
  for (let at: Said | null = said; at; at = at.from) if (cards[0] !== at.card) cards.unshift(at.card)
  return cards
}

import { readYesNo } from '../nodes/shared/yes-no.ts'
import { correct } from './correct.ts'
import { escalate, handOffByRule, offerChoices, repeatQuestion } from './escalate.ts'
import { hear } from './hear.ts'
import { listen } from './listen.ts'
import { withNumberedChoice } from './numbered-choice.ts'
import { resumeWaiting } from './resume-waiting.ts'
import { resumeNode } from './run-nodes.ts'
import { normaliseText } from './similar-text.ts'
import { MAX_TEXT_LENGTH, type Turn } from './turn.ts'
import type { ConversationEvent, PendingMessage, Waiting } from './types.ts'
import { updateSignals } from './update-signals.ts'

/** Customer messages kept while the flow is busy. The transcript has them all. */
const MAX_PENDING = 20

type MessageEvent = Omit<Extract<ConversationEvent, { kind: 'message' }>, 'kind'>

export function handleMessage(turn: Turn, event: MessageEvent): void {
  const message = readMessage(turn, event)
  Object.assign(turn.state, updateSignals(turn.program, turn.state, message, turn.facts))
  if (turn.state.owner !== 'bot') return
  turn.message = message
  const heard = hear(turn, message)
  const { waiting } = turn.state
  if (waiting?.kind === 'offer') {
    if (readAnswer(turn, message) !== null || turn.state.signals.asksForHuman || !listen(turn, message)) answerOffer(turn, waiting, message)
    return
  }
  const { asksForHuman } = turn.state.signals
  const escalation = escalate(turn, message)
  if (escalation === 'changed') return
  if (escalation === 'unavailable' && asksForHuman) return repeatQuestion(turn)
  if (!listen(turn, message) && !correct(turn, message, heard)) deliver(turn, message)
}

/** The customer pressed "talk to a person". A rule may know better where to; else the fallback queue. */
export function handleAskHuman(turn: Turn): void {
  if (turn.state.owner !== 'bot') return turn.trace({ kind: 'ignored', reason: 'notWithBot' })
  turn.state.signals = { ...turn.state.signals, asksForHuman: true }
  const { waiting } = turn.state
  if (waiting?.kind === 'offer') return accept(turn, waiting)
  const escalation = escalate(turn, null)
  if (escalation === 'changed') return
  if (escalation === 'unchanged' && listen(turn, null)) return
  const queueId = turn.program.project.settings.fallbackQueueId
  const result =
    escalation === 'unavailable' ? escalation : handOffByRule(turn, { queueId, priority: 0, ruleId: null, reason: 'asked', message: '' })
  if (result === 'unavailable') repeatQuestion(turn)
}

function readMessage(turn: Turn, event: MessageEvent): PendingMessage {
  const text = event.text.slice(0, MAX_TEXT_LENGTH)
  if (text.length < event.text.length) turn.trace({ kind: 'limit', limit: 'length', nodeId: null })
  const message: PendingMessage = { text }
  if (event.choiceId !== undefined) message.choiceId = event.choiceId
  if (event.values) message.values = readValues(event.values)
  if (event.files) message.files = event.files.slice(0, 10)
  if (turn.facts.understanding) message.understanding = turn.facts.understanding
  return withNumberedChoice(turn.state.waiting, message)
}

/** At most as many fields as a form has, each bounded. */
function readValues(values: Record<string, string>): Record<string, string> {
  const entries = Object.entries(values).filter(([key]) => key !== '__proto__')
  return Object.fromEntries(entries.slice(0, 30).map(([key, value]) => [key, String(value).slice(0, 2000)]))
}

function deliver(turn: Turn, message: PendingMessage): void {
  const { waiting, pending } = turn.state
  if (waiting?.kind === 'customer' && pending.length === 0) {
    turn.cancelTimer('idle')
    return resumeNode(turn, { kind: 'message', ...message })
  }
  if (pending.length >= MAX_PENDING) return turn.trace({ kind: 'limit', limit: 'pending', nodeId: null })
  turn.state.pending = [...pending, message]
  turn.trace({ kind: 'queued', text: message.text })
}

type Offer = Extract<Waiting, { kind: 'offer' }>

/** Yes hands off, no gives the held message to the flow, anything else is meant for the flow. */
function answerOffer(turn: Turn, offer: Offer, message: PendingMessage): void {
  const answer = readAnswer(turn, message)
  if (answer === 'yes' || turn.state.signals.asksForHuman) return accept(turn, offer)
  turn.clearTimers()
  turn.state.waiting = null
  const forFlow = answer === 'no' ? (offer.held ?? null) : message
  turn.message = forFlow ?? message
  resumeWaiting(turn, offer.resume, forFlow)
}

function accept(turn: Turn, offer: Offer): void {
  const result = handOffByRule(turn, { queueId: offer.queueId, priority: 0, ruleId: offer.ruleId, reason: 'accepted', message: '' })
  if (result !== 'unavailable') return
  turn.clearTimers()
  turn.state.waiting = null
  resumeWaiting(turn, offer.resume, null)
}

function readAnswer(turn: Turn, { text, choiceId }: PendingMessage): 'yes' | 'no' | null {
  if (choiceId === 'yes' || choiceId === 'no') return choiceId
  const typed = normaliseText(text)
  const named = offerChoices(turn).find((choice) => normaliseText(choice.label) === typed)
  if (named) return named.id === 'yes' ? 'yes' : 'no'
  const plain = readYesNo(text)
  return plain === null ? null : plain ? 'yes' : 'no'
}

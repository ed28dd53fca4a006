import type { Next, ResumeEvent } from '../nodes/definition.ts'
import { forgetFrom, isHarmless, recall, rememberAnswer, settleAnswers } from './answered.ts'
import { initialLocals, outputsOf } from './flow-locals.ts'
import { close, giveUp } from './give-up.ts'
import { requestHuman } from './hand-off.ts'
import type { CompiledCard, CompiledFlow, CompiledNode } from './program.ts'
import { resumeWaiting } from './resume-waiting.ts'
import type { Turn } from './turn.ts'
import type { Frame, JsonObject, Waiting } from './types.ts'

/** Node visits in one step; more means a loop that never waits. */
const MAX_VISITS = 200
const MAX_DEPTH = 20
/** Grace in ms after an effect's own time limit before the engine stops waiting for its answer. */
const EFFECT_GRACE = 30_000
/** In ms. */
const SHORT_PAUSE = 15_000

/** Run from the first node of a card until the flow waits, ends or a person is needed. */
export function enterCard(turn: Turn, flow: CompiledFlow, card: CompiledCard, via: string): void {
  turn.visitCard(card.id)
  if (card.first) return enterNode(turn, card.first, via)
  // An empty card leads nowhere; the frame must still say where we are.
  turn.replaceTop({ flowId: flow.id, cardId: card.id, nodeId: '', memory: {} })
  deadEnd(turn)
}

/** Start a flow on top of the stack, with what it is given. */
export function enterFlow(turn: Turn, flow: CompiledFlow, via: string, inputs?: JsonObject): void {
  if (turn.state.stack.length >= MAX_DEPTH) {
    turn.trace({ kind: 'limit', limit: 'depth', nodeId: turn.nodeId || null })
    return giveUp(turn)
  }
  settleAnswers(turn)
  turn.push(newFrame(flow, inputs))
  if (flow.start) enterCard(turn, flow, flow.start, via)
  else deadEnd(turn)
}

/** A run of a flow before its first card. */
export function newFrame(flow: CompiledFlow, inputs?: JsonObject): Frame {
  const locals = initialLocals(flow, inputs)
  const frame: Frame = { flowId: flow.id, cardId: '', nodeId: '', memory: {} }
  if (locals) frame.locals = locals
  return frame
}

export function enterNode(turn: Turn, first: CompiledNode, firstVia: string): void {
  proceed(turn, first, firstVia, null)
}

/** Give the node of the innermost frame what it waited for, and go on from there. */
export function resumeNode(turn: Turn, event: ResumeEvent): void {
  const node = currentNode(turn)
  const frame = turn.top
  if (!node || !frame) return giveUp(turn)
  turn.state.waiting = null
  turn.reenter(frame)
  proceed(turn, node, 'resume', event)
}

/** Put the waiting node's question again. */
export function repeatNode(turn: Turn): void {
  const node = currentNode(turn)
  if (!node) return giveUp(turn)
  turn.state.waiting = null
  turn.clearTimers()
  proceed(turn, node, 'repeat', 'repeat')
}

export function currentNode(turn: Turn): CompiledNode | null {
  const frame = turn.top
  return (frame && turn.program.flows.get(frame.flowId)?.nodes.get(frame.nodeId)) ?? null
}

/**
 * The loop of the engine: run a node, follow what it says, until something has to be waited for. Iterative, so that a long
 * card costs no stack; every exception of a node ends in the same safe exit.
 */
function proceed(turn: Turn, first: CompiledNode, firstVia: string, firstEvent: ResumeEvent | 'repeat' | null): void {
  let node: CompiledNode | null = first
  let via = firstVia
  let event = firstEvent
  while (node) {
    turn.visits += 1
    if (turn.visits > MAX_VISITS) {
      turn.trace({ kind: 'limit', limit: 'visits', nodeId: node.id })
      return giveUp(turn)
    }
    if (event === null || event === 'repeat') turn.place(node)
    turn.trace({ kind: 'node', flowId: node.flow.id, cardId: node.card.id, nodeId: node.id, via })
    const recalled = event === null ? recall(turn, node) : null
    turn.looksAtMessage = false
    const next = recalled ?? runNode(turn, node, event)
    // What is made of the customer's words as they pass by would come out differently on the way back.
    if (event === null && turn.looksAtMessage) settleAnswers(turn)
    if (next === null) return giveUp(turn)
    if (!('port' in next)) return act(turn, node, next)
    // A question that listens and is left as soon as it is reached was answered ahead.
    const saidAhead = event === null && node.runnable?.hears !== undefined
    if (recalled || saidAhead || (event !== 'repeat' && event?.kind === 'message')) rememberAnswer(turn, node, next.port)
    event = null
    via = next.port
    node = followPort(turn, node, next.port)
  }
}

function runNode(turn: Turn, node: CompiledNode, event: ResumeEvent | 'repeat' | null): Next | null {
  const { runnable } = node
  try {
    if (!runnable) throw new Error(`The node type ${node.type} or its settings cannot be run`)
    if (event === null) return runnable.enter(turn)
    if (event === 'repeat') return (runnable.repeat ?? runnable.enter).call(runnable, turn)
    return runnable.resume ? runnable.resume(turn, event) : { port: 'next' }
  } catch (error) {
    turn.trace({ kind: 'error', nodeId: node.id, message: error instanceof Error ? error.message.slice(0, 300) : 'unknown' })
    return null
  }
}

/** The node a port leads to; null when the step ends here. */
function followPort(turn: Turn, node: CompiledNode, portId: string): CompiledNode | null {
  turn.trace({ kind: 'port', flowId: node.flow.id, cardId: node.card.id, nodeId: node.id, portId })
  turn.clearTimers()
  const card = node.targets.get(portId)
  if (card) {
    turn.visitCard(card.id)
    if (card.first) return card.first
    deadEnd(turn)
    return null
  }
  if (node.fallsThrough.has(portId)) {
    if (node.next) return node.next
    // The end of a sub-flow's last card is its return.
    if (turn.state.stack.length > 1) {
      leaveFlow(turn)
      return null
    }
  }
  const { endsAs } = node.parsed.ports.find((port) => port.id === portId) ?? {}
  if (endsAs !== undefined) close(turn, endsAs)
  else deadEnd(turn)
  return null
}

function act(turn: Turn, node: CompiledNode, next: Exclude<Next, { port: string }>): void {
  if ('waitFor' in next) return wait(turn, node, next)
  turn.clearTimers()
  if ('end' in next) return close(turn, next.end || 'resolved')
  if ('leave' in next) return leaveFlow(turn)
  if ('goTo' in next) {
    const card = node.flow.cards.get(next.goTo.cardId)
    return card ? enterCard(turn, node.flow, card, 'goTo') : deadEnd(turn)
  }
  const flow = turn.program.flows.get(next.call)
  return flow ? enterFlow(turn, flow, 'call', next.inputs) : deadEnd(turn)
}

function wait(turn: Turn, node: CompiledNode, next: Extract<Next, { waitFor: string }>): void {
  switch (next.waitFor) {
    case 'customer': {
      forgetFrom(turn, node)
      // Only a corrected answer that is to be confirmed has later ones still to pass.
      if (turn.state.recalled && !(node.runnable?.hears && next.choices)) delete turn.state.recalled
      const waiting: Waiting = { kind: 'customer', nodeId: node.id }
      if (next.choices) waiting.choices = next.choices
      waitForCustomer(turn, waiting)
      return
    }
    case 'time':
      if (next.event || isLong(turn)) settleAnswers(turn)
      turn.state.waiting = next.event ? { kind: 'time', nodeId: node.id, event: next.event } : { kind: 'time', nodeId: node.id }
      return
    case 'effect': {
      if (!isHarmless(next.effect)) settleAnswers(turn)
      const effectId = turn.nextId()
      turn.command({ kind: 'effect', id: effectId, effect: next.effect, nodeId: node.id, timeoutMs: next.timeoutMs })
      turn.trace({ kind: 'effect', nodeId: node.id, effectId, effect: next.effect.kind })
      turn.state.waiting = { kind: 'effect', nodeId: node.id, effectId }
      turn.setTimer('effect', turn.facts.now + Math.max(0, next.timeoutMs) + EFFECT_GRACE)
      return
    }
    case 'human':
      return requestHuman(turn, node, next)
  }
}

/** A moment, as for a typing pause, may pass once more; a day may not. */
function isLong({ state, facts }: Turn): boolean {
  return Object.values(state.timers).some((due) => due - facts.now > SHORT_PAUSE)
}

/** Wait for the customer, with the clock of silence running. */
export function waitForCustomer(turn: Turn, waiting: Waiting): void {
  turn.state.waiting = waiting
  turn.setTimer('idle', turn.facts.now + turn.program.project.settings.idleMinutes * 60_000)
}

/** Back to the flow that called, or to what a rule's flow interrupted; the end of the outermost flow ends the conversation. */
function leaveFlow(turn: Turn): void {
  settleAnswers(turn)
  const left = turn.top
  turn.state.stack = turn.state.stack.slice(0, -1)
  const frame = turn.top
  if (!left || !frame) return close(turn, 'resolved')
  if (frame.interrupted !== undefined) {
    const { interrupted, held } = frame
    if (held) turn.state.pending = [...held, ...turn.state.pending]
    turn.reenter(frame)
    return resumeWaiting(turn, interrupted, null)
  }
  resumeNode(turn, { kind: 'returned', outputs: outputsOf(turn.program.flows.get(left.flowId)?.outputs ?? [], left) })
}

/** A port that leads nowhere: the customer is told and a person takes over, or the conversation ends as unresolved. */
function deadEnd(turn: Turn): void {
  giveUp(turn)
}

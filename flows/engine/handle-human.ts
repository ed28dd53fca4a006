import { buildPacket } from './build-packet.ts'
import { close } from './give-up.ts'
import { suspend } from './hand-off.ts'
import { resumeWaiting } from './resume-waiting.ts'
import { enterCard, newFrame, resumeNode } from './run-nodes.ts'
import type { Turn } from './turn.ts'
import type { Signals } from './types.ts'

/** A person took the conversation: from the queue, from a colleague, or from the bot in the middle of what it was doing. */
export function handleAccepted(turn: Turn, { agentId }: { agentId: string }): void {
  takeFromBot(turn)
  turn.cancelTimer('handoff')
  if (turn.state.handoff) turn.state.handoff = { ...turn.state.handoff, agentId }
  turn.setOwner('agent')
}

export function handleTransferred(turn: Turn, { queueId }: { queueId: string }): void {
  takeFromBot(turn)
  turn.cancelTimer('handoff')
  const priority = turn.state.handoff?.priority ?? 0
  if (turn.state.handoff) turn.state.handoff = { ...turn.state.handoff, queueId, agentId: null, requestedAt: turn.facts.now }
  turn.setOwner('queue')
  turn.command({
    kind: 'handoff',
    queueId,
    priority,
    epoch: turn.state.epoch,
    packet: buildPacket(turn, turn.state.handoff?.ruleId ?? null, 'transferred'),
  })
}

/** Back to the bot: behind the hand-off node, at the rule's card, or with the interrupted question. */
export function handleReturned(turn: Turn): void {
  continueFlow(turn, null)
}

export function handleResolved(turn: Turn, { outcome, continueFlow: goOn }: { outcome: string; continueFlow: boolean }): void {
  if (!goOn) return close(turn, outcome || 'resolved')
  continueFlow(turn, outcome || 'resolved')
}

/** The customer left: the hand-off's own exit runs, then the conversation is over. With a person, the person decides. */
export function handleLeft(turn: Turn): void {
  const { owner, waiting } = turn.state
  if (owner === 'agent') return turn.trace({ kind: 'ignored', reason: 'withPerson' })
  if (owner === 'queue' && waiting?.kind === 'human' && waiting.nodeId !== null) {
    turn.clearTimers()
    turn.setOwner('bot')
    turn.state.handoff = null
    turn.state.pending = []
    resumeNode(turn, { kind: 'human', outcome: 'left' })
  }
  close(turn, 'left')
}

/** `outcome` null: given back to go on. Else the person is done and only what follows a person (a rating) is left. */
function continueFlow(turn: Turn, outcome: string | null): void {
  const { owner, waiting, handoff } = turn.state
  if (owner === 'bot') return turn.trace({ kind: 'ignored', reason: 'withBot' })
  turn.clearTimers()
  turn.setOwner('bot')
  turn.state.handoff = null
  turn.state.signals = settled(turn.state.signals)
  if (waiting?.kind === 'human' && waiting.nodeId !== null) return resumeNode(turn, { kind: 'human', outcome: 'resolved' })
  const card = ruleCard(turn, handoff?.ruleId ?? null) ?? (outcome === null ? null : ratingCard(turn))
  if (card) return goToCard(turn, card.flowId, card.cardId)
  if (outcome !== null) return close(turn, outcome)
  resumeWaiting(turn, handoff?.resume ?? null, null)
}

/** A person has dealt with what troubled the customer: it must not hand them over again by itself. */
function settled(signals: Signals): Signals {
  return {
    ...signals,
    sentiment: 0,
    sentiments: [],
    sentimentTrend: 0,
    misses: 0,
    repeats: 0,
    asksForHuman: false,
    urgent: false,
    topics: [],
  }
}

function takeFromBot(turn: Turn): void {
  const { owner, waiting } = turn.state
  if (owner !== 'bot') return
  const resume = suspend(turn, waiting?.kind === 'offer' ? waiting.resume : waiting)
  turn.clearTimers()
  turn.state.pending = []
  turn.state.handoff = { queueId: '', priority: 0, ruleId: null, requestedAt: turn.facts.now, agentId: null, resume }
  turn.state.waiting = { kind: 'human', nodeId: null }
}

/** `afterCardId` of the rule that handed off, in whichever flow has that card; running flows first. */
function ruleCard(turn: Turn, ruleId: string | null): { flowId: string; cardId: string } | null {
  const rule = turn.program.rules.find((item) => item.rule.id === ruleId)?.rule
  const action = rule?.then.find((item) => item.kind === 'handoff')
  const cardId = action?.kind === 'handoff' ? action.afterCardId : undefined
  if (cardId === undefined) return null
  const flowIds = [...turn.state.stack.map((frame) => frame.flowId).reverse(), ...turn.program.flows.keys()]
  const flowId = flowIds.find((id) => turn.program.flows.get(id)?.cards.has(cardId))
  return flowId === undefined ? null : { flowId, cardId }
}

function ratingCard(turn: Turn): { flowId: string; cardId: string } | null {
  const flows = [...turn.state.stack.map((frame) => turn.program.flows.get(frame.flowId)).reverse(), turn.program.entry]
  for (const flow of flows) if (flow?.afterHuman) return { flowId: flow.id, cardId: flow.afterHuman.id }
  return null
}

/** Go on at a card: in the running frame of its flow, else in a fresh stack. */
function goToCard(turn: Turn, flowId: string, cardId: string): void {
  const flow = turn.program.flows.get(flowId)
  const card = flow?.cards.get(cardId)
  if (!flow || !card) return
  const at = turn.state.stack.findLastIndex((frame) => frame.flowId === flowId)
  turn.state.stack = at >= 0 ? turn.state.stack.slice(0, at + 1) : [newFrame(flow)]
  turn.state.waiting = null
  enterCard(turn, flow, card, 'afterHuman')
}

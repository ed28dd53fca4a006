import { pickText } from '../document/local-text.ts'
import type { RuleAction } from '../document/policy.ts'
import type { LocalText } from '../document/primitives.ts'
import type { CompiledRule } from '../escalation/compile-rules.ts'
import { changesCourse, evaluatePolicy } from '../escalation/evaluate.ts'
import { queueAvailability } from '../nodes/shared/queue-availability.ts'
import { handOff, suspend } from './hand-off.ts'
import { repeatNode, waitForCustomer } from './run-nodes.ts'
import { runOnTop } from './run-on-top.ts'
import type { Turn } from './turn.ts'
import type { PendingMessage } from './types.ts'
import { engineText } from './words.ts'

/** changed: the course of the conversation is different now and the event is used up. unavailable: a person was wanted but nobody is there. */
export type Escalation = 'unchanged' | 'changed' | 'unavailable'

/** Evaluate the policy and do what the rules that fired say. `held` is the customer message that brought us here. */
export function escalate(turn: Turn, held: PendingMessage | null): Escalation {
  const { rules } = turn.program
  if (rules.length === 0) return 'unchanged'
  const result = evaluatePolicy(rules, turn)
  turn.trace({ kind: 'rules', rules: result.trace })
  for (const { rule } of [...result.shadows, ...result.hits]) {
    const count = (Object.hasOwn(turn.state.fired, rule.id) ? (turn.state.fired[rule.id]?.count ?? 0) : 0) + 1
    turn.state.fired = { ...turn.state.fired, [rule.id]: { count, at: turn.facts.now } }
  }
  let outcome: Escalation = 'unchanged'
  for (const hit of result.hits) {
    // What changes the course comes last, so that a tag written after it is not lost.
    const actions = [...hit.rule.then].sort((a, b) => Number(changesCourse(a)) - Number(changesCourse(b)))
    for (const action of actions) {
      const done = perform({ turn, hit, action, held })
      if (done === 'changed') return 'changed'
      if (done === 'unavailable') outcome = 'unavailable'
    }
  }
  return outcome
}

function perform({
  turn,
  hit,
  action,
  held,
}: {
  turn: Turn
  hit: CompiledRule
  action: RuleAction
  held: PendingMessage | null
}): Escalation {
  const { rule } = hit
  switch (action.kind) {
    case 'handoff':
      return handOffByRule(turn, {
        queueId: action.queueId,
        priority: action.priority,
        ruleId: rule.id,
        reason: rule.name,
        message: render(turn, hit, action.message),
      })
    case 'offerHuman':
      return offerHuman(turn, { queueId: action.queueId, ruleId: rule.id, message: render(turn, hit, action.message), held })
    case 'goToFlow':
      return goToFlow(turn, action.flowId)
    case 'needsAttention':
      turn.command({ kind: 'needsAttention', ruleId: rule.id, reason: rule.name })
      return 'unchanged'
    case 'tag':
      turn.command({ kind: 'tag', tag: action.tag })
      return 'unchanged'
    case 'priority':
      turn.command({ kind: 'priority', priority: action.priority })
      return 'unchanged'
    case 'notify':
      turn.command({ kind: 'notify', message: hit.render(turn, action.message) })
      return 'unchanged'
    case 'ticket': {
      const effect = {
        kind: 'ticket' as const,
        ticketType: action.ticketType,
        subject: render(turn, hit, action.subject) || rule.name,
        description: turn.message?.text ?? '',
        priority: 0,
        fields: {},
      }
      turn.command({ kind: 'effect', id: turn.nextId(), effect, nodeId: '', timeoutMs: 30_000 })
      return 'unchanged'
    }
  }
}

/** Nobody waits for ever: a hand-off that no node bounds ends after so long with the bot, and with somebody told. */
const MAX_WAIT_SECONDS = 900

type RuleHandOff = { queueId: string; priority: number; ruleId: string | null; reason: string; message: string }

/** Hand off outside of any hand-off node: by a rule, an accepted offer or the customer's own button. */
export function handOffByRule(turn: Turn, { queueId: wanted, priority, ruleId, reason, message }: RuleHandOff): Escalation {
  const queueId = wanted || turn.program.project.settings.fallbackQueueId
  const available = queueAvailability(turn.facts, queueId)
  if (available !== 'available') {
    turn.say(engineText(available === 'closed' ? 'closed' : 'nobody', turn.language))
    turn.command({ kind: 'needsAttention', ruleId: ruleId ?? '', reason })
    answerWish(turn)
    return 'unavailable'
  }
  turn.say(message || engineText('connecting', turn.language))
  const { waiting } = turn.state
  handOff(turn, {
    queueId,
    priority,
    ruleId,
    reason,
    resume: waiting?.kind === 'offer' ? waiting.resume : waiting,
    nodeId: null,
    waitSeconds: MAX_WAIT_SECONDS,
  })
  return 'changed'
}

/** "Nobody is there" was the answer: without asking again, no later timer or failed call takes up the old wish. */
export function answerWish(turn: Turn): void {
  turn.state.signals = { ...turn.state.signals, asksForHuman: false }
}

function offerHuman(
  turn: Turn,
  { queueId: wanted, ruleId, message, held }: { queueId: string; ruleId: string; message: string; held: PendingMessage | null },
): Escalation {
  const queueId = wanted || turn.program.project.settings.fallbackQueueId
  if (queueAvailability(turn.facts, queueId) !== 'available') {
    turn.command({ kind: 'needsAttention', ruleId, reason: 'unavailable' })
    return 'unchanged'
  }
  const { waiting } = turn.state
  if (waiting?.kind === 'offer') return 'unchanged'
  const resume = suspend(turn, waiting)
  const choices = offerChoices(turn)
  turn.clearTimers()
  turn.say(message || engineText('offer', turn.language), { choices })
  waitForCustomer(turn, held ? { kind: 'offer', queueId, ruleId, resume, held } : { kind: 'offer', queueId, ruleId, resume })
  return 'changed'
}

export function offerChoices(turn: Turn): { id: string; label: string }[] {
  return [
    { id: 'yes', label: engineText('yes', turn.language) },
    { id: 'no', label: engineText('no', turn.language) },
  ]
}

function goToFlow(turn: Turn, flowId: string): Escalation {
  const flow = turn.program.flows.get(flowId)
  if (!flow) return 'unchanged'
  // A rule that stays true is looked at again whenever a timer or an answer comes. What it started goes on then; started over each
  // time it would never get further than its first pause.
  if (turn.message === null && turn.state.stack.some((frame) => frame.flowId === flowId)) return 'unchanged'
  runOnTop(turn, flow, 'rule')
  return 'changed'
}

/** After "nobody is there": the question stands again. */
export function repeatQuestion(turn: Turn): void {
  if (turn.state.owner === 'bot' && turn.state.waiting?.kind === 'customer') repeatNode(turn)
}

function render(turn: Turn, hit: CompiledRule, text: LocalText): string {
  return hit.render(turn, pickText(text, turn.language, turn.program.project.defaultLanguage))
}

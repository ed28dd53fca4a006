import { answerWish, escalate } from './escalate.ts'
import { close, giveUp } from './give-up.ts'
import { finishEffect } from './handle-effect.ts'
import { resumeWaiting } from './resume-waiting.ts'
import { resumeNode } from './run-nodes.ts'
import type { Turn } from './turn.ts'
import { minutesSince } from './update-signals.ts'
import { engineText } from './words.ts'

/** Timers handled in one step. More means a loop whose wait is over at once: for a moment in the past, or for no time at all. */
const MAX_TIMERS = 10

/** Every timer that is due fires, earliest first. */
export function handleWake(turn: Turn): void {
  if (dueTimer(turn) === null) return turn.trace({ kind: 'ignored', reason: 'notDue' })
  turn.state.signals = { ...turn.state.signals, minutes: minutesSince(turn.state, turn.facts) }
  const mayEscalate = turn.state.owner === 'bot' && turn.state.waiting?.kind !== 'offer'
  // A rule's flow that is over at once leaves the wait as it was: what is due is due still, or it would wake the same rule for ever.
  if (mayEscalate && escalate(turn, null) === 'changed' && dueTimer(turn) === null) return
  for (let count = 0; count < MAX_TIMERS; count++) {
    const name = dueTimer(turn)
    if (name === null) return
    turn.cancelTimer(name)
    turn.trace({ kind: 'timer', name })
    fire(turn, name)
  }
  if (dueTimer(turn) !== null) breakLoop(turn)
}

/** Left alone it would wake the conversation again at once, for ever. */
function breakLoop(turn: Turn): void {
  const { waiting } = turn.state
  turn.trace({ kind: 'limit', limit: 'visits', nodeId: waiting && 'nodeId' in waiting ? waiting.nodeId : null })
  for (let name = dueTimer(turn); name !== null; name = dueTimer(turn)) turn.cancelTimer(name)
  giveUp(turn)
}

function dueTimer(turn: Turn): string | null {
  let found: string | null = null
  let earliest = turn.facts.now
  for (const [name, due] of Object.entries(turn.state.timers)) {
    if (due < earliest || (due <= earliest && found === null)) {
      found = name
      earliest = due
    }
  }
  return found
}

function fire(turn: Turn, name: string): void {
  const { waiting, owner } = turn.state
  if (name === 'idle') {
    if (owner === 'bot') close(turn, 'abandoned')
  } else if (name === 'handoff') {
    if (owner !== 'queue' || waiting?.kind !== 'human') return
    const { handoff } = turn.state
    turn.setOwner('bot')
    turn.state.handoff = null
    answerWish(turn)
    if (waiting.nodeId !== null) return resumeNode(turn, { kind: 'human', outcome: 'timedOut' })
    turn.say(engineText('nobody', turn.language))
    turn.command({ kind: 'needsAttention', ruleId: handoff?.ruleId ?? '', reason: 'timedOut' })
    resumeWaiting(turn, handoff?.resume ?? null, null)
  } else if (name === 'effect') {
    if (waiting?.kind === 'effect') finishEffect(turn, waiting, { ok: false, error: { code: 'timeout', message: 'No answer in time' } })
  } else if (owner === 'bot' && waiting && waiting.kind !== 'offer') {
    resumeNode(turn, { kind: 'timer', name: name.replace(/^node\./, '') })
  }
}

import { queueAvailability } from '../nodes/shared/queue-availability.ts'
import { buildPacket } from './build-packet.ts'
import type { CompiledNode } from './program.ts'
import { resumeNode } from './run-nodes.ts'
import type { Turn } from './turn.ts'
import type { Waiting } from './types.ts'

export type HandOff = {
  queueId: string
  priority: number
  ruleId: string | null
  reason: string
  resume: Waiting | null
  nodeId: string | null
  waitSeconds: number
}

/** The conversation goes to a queue; the bot is silent until a person gives it back. */
export function handOff(turn: Turn, { queueId, priority, ruleId, reason, resume, nodeId, waitSeconds }: HandOff): void {
  const suspended = suspend(turn, resume)
  turn.clearTimers()
  // What the customer wrote meanwhile is now for the person; the bot must not answer it later.
  turn.state.pending = []
  turn.state.handoff = { queueId, priority, ruleId, requestedAt: turn.facts.now, agentId: null, resume: suspended }
  turn.state.waiting = { kind: 'human', nodeId }
  turn.setOwner('queue')
  turn.command({ kind: 'handoff', queueId, priority, epoch: turn.state.epoch, packet: buildPacket(turn, ruleId, reason) })
  if (waitSeconds > 0) turn.setTimer('handoff', turn.facts.now + waitSeconds * 1000)
}

/** A hand-off node asks for a person: straight back to it when nobody would come. */
export function requestHuman(
  turn: Turn,
  node: CompiledNode,
  next: { queueId: string; priority: number; reason: string; waitSeconds: number },
): void {
  const queueId = next.queueId || turn.program.project.settings.fallbackQueueId
  const available = queueAvailability(turn.facts, queueId)
  if (available === 'available') {
    return handOff(turn, { ...next, queueId, ruleId: null, resume: null, nodeId: node.id })
  }
  resumeNode(turn, { kind: 'human', outcome: available === 'closed' ? 'closed' : 'nobody' })
}

/** What was waited for, with its timers, so that it can go on later. */
export function suspend(turn: Turn, waiting: Waiting | null): Waiting | null {
  return waiting?.kind === 'time' ? { ...waiting, timers: turn.state.timers } : waiting
}

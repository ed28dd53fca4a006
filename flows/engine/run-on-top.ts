import { suspend } from './hand-off.ts'
import type { CompiledFlow } from './program.ts'
import { enterFlow } from './run-nodes.ts'
import type { Turn } from './turn.ts'
import type { Frame } from './types.ts'

/**
 * Run a flow on top of what is going on; afterwards the conversation returns to it, with the messages that had been waiting for
 * it. A flow already running is started over.
 */
export function runOnTop(turn: Turn, flow: CompiledFlow, via: string): void {
  const { stack, waiting, pending } = turn.state
  const running = stack.findIndex((frame) => frame.flowId === flow.id)
  const interrupted = suspend(turn, waiting?.kind === 'offer' ? waiting.resume : waiting)
  turn.clearTimers()
  turn.state.waiting = null
  if (running >= 0) turn.state.stack = stack.slice(0, running)
  else {
    const aside = (frame: Frame): Frame => ({ ...frame, interrupted, ...(pending.length > 0 ? { held: pending } : {}) })
    turn.state.stack = stack.map((frame, index) => (index === stack.length - 1 ? aside(frame) : frame))
    turn.state.pending = []
  }
  enterFlow(turn, flow, via)
}

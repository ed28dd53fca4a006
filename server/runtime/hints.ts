import { type Bus, createBus, type Line } from '../platform/bus.ts'
import type { Hint } from './contract.ts'

/** Hints to whoever reads along. They may be lost: whoever listens also looks by itself now and then. */
export function createHintBus(line?: Line<Hint>): Bus<Hint> {
  return createBus(line)
}

/** One hint says as much as many of one conversation; a call for work is kept apart, so that none is swallowed. */
export function hintKey({ conversationId, work }: Hint): string {
  return work ? `${conversationId} work` : conversationId
}

import type { QueueFacts } from '../engine/types.ts'
import type { ScenarioQueue } from './scenario.ts'

/** A queue with two agents, one of them free; what is known of it otherwise goes on top. */
export function staffedQueue(name: string, figures: ScenarioQueue | QueueFacts = {}): QueueFacts {
  const known = Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined))
  return { name, online: 2, free: 1, waiting: 0, expectedWaitSeconds: 30, open: true, ...known }
}

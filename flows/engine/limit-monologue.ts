import { giveUp } from './give-up.ts'
import type { Turn } from './turn.ts'
import type { ConversationEvent } from './types.ts'

/**
 * What a conversation may do by itself until the customer says something: so many steps, of which each message counts as a hundred,
 * which makes fifty messages. No flow means to do so much; a loop over pauses or calls does.
 */
const MOST = 5_000
const MESSAGE = 100
const goesOnByItself: ReadonlySet<ConversationEvent['kind']> = new Set(['wake', 'effect', 'happened'])

/** A loop that waits for a moment each time round is no loop within a step, and would go on for ever. It ends like any other. */
export function limitMonologue(turn: Turn, event: ConversationEvent): void {
  // Nearly every turn is somebody's and has nothing counted: a copy of the state less.
  if (!goesOnByItself.has(event.kind) && turn.state.alone === undefined) return
  const { alone = 0, ...state } = turn.state
  if (!goesOnByItself.has(event.kind)) {
    turn.state = state
    return
  }
  // An event that nothing waits for is no step of the flow.
  if (state.owner !== 'bot' || !turn.log.some(({ kind }) => kind === 'node')) return
  const said = turn.commands.filter(({ kind }) => kind === 'say').length
  const now = alone + 1 + said * MESSAGE
  turn.state = { ...state, alone: now }
  if (now <= MOST) return
  turn.state = state
  turn.trace({ kind: 'limit', limit: 'visits', nodeId: state.stack.at(-1)?.nodeId ?? null })
  giveUp(turn)
}

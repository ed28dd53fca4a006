import type { ChoiceOption, MessageContent } from '../../flows/engine/types.ts'
import { type Call, callsOf } from './calls.ts'
import { type Session, type SimulatedStep, storySoFar } from './session.ts'

export type BotLine = {
  kind: 'bot'
  id: string
  step: number
  text: string
  choices: ChoiceOption[]
  rating: boolean
  content: MessageContent | null
}
/** One line of the simulated chat. `notice` lines are told by their key in the messages (sim.notice). */
export type ChatLine =
  | { kind: 'customer' | 'agent'; id: string; step: number; text: string }
  | BotLine
  | { kind: 'call'; id: string; step: number; call: Call }
  | { kind: 'notice'; id: string; step: number; notice: Notice }

export type Notice =
  | { key: 'understood'; intentId: string; score: number; by: 'server' | 'browser' }
  | { key: 'notUnderstood'; by: 'server' | 'browser' }
  | { key: 'queued'; queueId: string }
  | { key: 'accepted'; name: string }
  | { key: 'clock'; at: number }
  | { key: 'profile'; changes: string[] }
  | { key: 'returned' | 'resolved' | 'left' | 'leftToPerson' | 'askedHuman' | 'closed' | 'edited' | 'attention' | 'waited' }
  | { key: 'tag' | 'notify'; value: string }

/** What customer, bot and person said, with what happened between, up to the step looked at. */
export function chatLines(session: Session | null): ChatLine[] {
  if (!session) return []
  const calls = new Map(callsOf(session).map((call) => [call.id, call]))
  return storySoFar(session).flatMap((step, index) => [...cameIn(step, index), ...wentOut(step, index, calls)])
}

/** The bot's line whose choices or stars can still be pressed, if any. */
export function openLine(lines: readonly ChatLine[]): BotLine | null {
  for (const line of lines.toReversed()) {
    if (line.kind === 'customer') return null
    if (line.kind === 'bot' && (line.choices.length > 0 || line.rating)) return line
  }
  return null
}

/** What can be pressed under it; a rating without choices of its own has five stars. */
export function pressable({ choices, rating }: BotLine): ChoiceOption[] {
  if (!rating || choices.length > 0) return choices
  return ['1', '2', '3', '4', '5'].map((score) => ({ id: score, label: score }))
}

function cameIn(step: SimulatedStep, index: number): ChatLine[] {
  const { event } = step
  if (event.kind === 'agentMessage') return [{ kind: 'agent', id: `${index}-in`, step: index, text: event.text }]
  const notice = noticeOf(step)
  const notices: ChatLine[] = notice ? [{ kind: 'notice', id: `${index}-heard`, step: index, notice }] : []
  return event.kind === 'message' ? [{ kind: 'customer', id: `${index}-in`, step: index, text: event.text }, ...notices] : notices
}

function noticeOf({ event, facts, trace, understoodBy }: SimulatedStep): Notice | null {
  switch (event.kind) {
    case 'message': {
      if (!understoodBy || event.choiceId !== undefined) return null
      const best = facts.understanding?.intents[0]
      return best
        ? { key: 'understood', intentId: best.id, score: best.score, by: understoodBy }
        : { key: 'notUnderstood', by: understoodBy }
    }
    case 'accepted':
      return { key: 'accepted', name: event.agentName }
    case 'clock':
      return { key: 'clock', at: event.to }
    case 'left':
      return { key: trace.some((entry) => entry.kind === 'ignored') ? 'leftToPerson' : 'left' }
    case 'askHuman':
      return { key: 'askedHuman' }
    case 'edit':
      return { key: 'edited' }
    case 'wake':
      return { key: 'waited' }
    case 'returned':
    case 'resolved':
      return { key: event.kind }
    default:
      return null
  }
}

function wentOut({ commands }: SimulatedStep, step: number, calls: ReadonlyMap<string, Call>): ChatLine[] {
  return commands.flatMap((command, order): ChatLine[] => {
    const notice = (said: Notice): ChatLine[] => [{ kind: 'notice', id: `${step}-${order}`, step, notice: said }]
    switch (command.kind) {
      case 'say': {
        const { id, text, choices = [], widget, content = null } = command
        return [{ kind: 'bot', id, step, text, choices, rating: widget === 'rating', content }]
      }
      case 'effect': {
        const call = calls.get(command.id)
        return call ? [{ kind: 'call', id: command.id, step, call }] : []
      }
      case 'handoff':
        return notice({ key: 'queued', queueId: command.queueId })
      case 'updateCustomer': {
        const { name, attributes, addTags, removeTags } = command
        const changes = [
          ...(name === undefined ? [] : [name]),
          ...Object.entries(attributes).map(([key, value]) => `${key} = ${typeof value === 'string' ? value : JSON.stringify(value)}`),
          ...addTags.map((tag) => `+${tag}`),
          ...removeTags.map((tag) => `−${tag}`),
        ]
        return changes.length > 0 ? notice({ key: 'profile', changes }) : []
      }
      case 'needsAttention':
        return notice({ key: 'attention' })
      case 'tag':
        return notice({ key: 'tag', value: command.tag })
      case 'notify':
        return notice({ key: 'notify', value: command.message })
      case 'close':
        return notice({ key: 'closed' })
      default:
        return []
    }
  })
}

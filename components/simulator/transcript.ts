import type { ChoiceOption } from '../../flows/engine/types.ts'
import type { Session } from './session.ts'

/** One line of the simulated chat. `notice` lines are told by their key in messages simulator.notices. */
export type ChatLine =
  | { kind: 'customer' | 'bot' | 'agent'; id: string; text: string; step: number; choices?: ChoiceOption[]; rating?: boolean }
  | { kind: 'notice'; id: string; step: number; notice: Notice }

export type Notice =
  | { key: 'understood'; intentId: string; score: number; by: 'server' | 'browser' }
  | { key: 'notUnderstood'; by: 'server' | 'browser' }
  | { key: 'queued'; queueId: string }
  | { key: 'accepted'; name: string }
  | { key: 'returned' | 'resolved' | 'left' | 'askedHuman' | 'closed' | 'edited' | 'attention' | 'waited' }
  | { key: 'ticket' | 'tag'; value: string }

export function chatLines({ steps, at }: Session): ChatLine[] {
  const lines: ChatLine[] = []
  for (const [index, { event, commands, facts, understoodBy }] of steps.slice(0, at + 1).entries()) {
    const add = (notice: Notice) => lines.push({ kind: 'notice', id: `${index}-${lines.length}`, step: index, notice })
    if (event.kind === 'message') {
      lines.push({ kind: 'customer', id: `${index}-in`, text: event.text, step: index })
      const best = facts.understanding?.intents[0]
      if (understoodBy)
        add(
          best ? { key: 'understood', intentId: best.id, score: best.score, by: understoodBy } : { key: 'notUnderstood', by: understoodBy },
        )
    } else if (event.kind === 'agentMessage') lines.push({ kind: 'agent', id: `${index}-agent`, text: event.text, step: index })
    else if (event.kind === 'accepted') add({ key: 'accepted', name: event.agentName })
    else if (event.kind === 'returned') add({ key: 'returned' })
    else if (event.kind === 'resolved') add({ key: 'resolved' })
    else if (event.kind === 'left') add({ key: 'left' })
    else if (event.kind === 'askHuman') add({ key: 'askedHuman' })
    else if (event.kind === 'edit') add({ key: 'edited' })
    else if (event.kind === 'wake') add({ key: 'waited' })
    for (const command of commands) {
      if (command.kind === 'say')
        lines.push({
          kind: 'bot',
          id: command.id,
          text: command.text,
          step: index,
          ...(command.choices ? { choices: command.choices } : {}),
          ...(command.widget === 'rating' ? { rating: true } : {}),
        })
      else if (command.kind === 'handoff') add({ key: 'queued', queueId: command.queueId })
      else if (command.kind === 'needsAttention') add({ key: 'attention' })
      else if (command.kind === 'tag') add({ key: 'tag', value: command.tag })
      else if (command.kind === 'effect' && command.effect.kind === 'ticket') add({ key: 'ticket', value: command.effect.subject })
      else if (command.kind === 'close') add({ key: 'closed' })
    }
  }
  return lines
}

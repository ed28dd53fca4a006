import type { ChoiceOption } from '../../flows/engine/types.ts'
import type { Moment, Simulation } from './simulation.ts'

/** A line of the chat. `moment` is the index of the step it came with. */
export type Line =
  | { kind: 'customer' | 'human'; id: string; moment: number; text: string }
  | { kind: 'bot'; id: string; moment: number; text: string; choices: ChoiceOption[]; rating: boolean }
  | { kind: 'note'; id: string; moment: number; note: Note }
/** Told in words by the panel; keys are those of `notice` in the messages. */
export type Note = { key: NoteKey; value?: string; score?: number }
type NoteKey =
  | 'understood'
  | 'notUnderstood'
  | 'queued'
  | 'accepted'
  | 'returned'
  | 'resolved'
  | 'left'
  | 'askedHuman'
  | 'closed'
  | 'edited'
  | 'attention'
  | 'waited'
  | 'tag'
  | 'ignored'

/** What customer, bot and person said, with what happened between, up to the moment looked at. */
export function transcript({ moments, at }: Simulation): Line[] {
  return moments.slice(0, at + 1).flatMap((moment, index) => [...cameIn(moment, index), ...wentOut(moment, index)])
}

/** The bot's line whose choices or stars can still be pressed, if any. */
export function openLine(lines: readonly Line[]): Extract<Line, { kind: 'bot' }> | null {
  for (const line of lines.toReversed()) {
    if (line.kind === 'customer') return null
    if (line.kind === 'bot' && (line.choices.length > 0 || line.rating)) return line
  }
  return null
}

function cameIn(moment: Moment, index: number): Line[] {
  const { event, facts } = moment
  if (event.kind === 'agentMessage') return [{ kind: 'human', id: `${index}-in`, moment: index, text: event.text }]
  const heard = noteOf(moment)
  const notes: Line[] = heard ? [{ kind: 'note', id: `${index}-heard`, moment: index, note: heard }] : []
  if (event.kind !== 'message') return notes
  const said: Line = { kind: 'customer', id: `${index}-in`, moment: index, text: event.text }
  return facts.understanding ? [said, ...notes] : [said]
}

function noteOf({ event, facts, trace }: Moment): Note | null {
  if (event.kind === 'message') {
    const best = facts.understanding?.intents[0]
    return best ? { key: 'understood', value: best.id, score: best.score } : { key: 'notUnderstood' }
  }
  if (event.kind === 'accepted') return { key: 'accepted', value: event.agentName }
  if (event.kind === 'left') return { key: trace.some((entry) => entry.kind === 'ignored') ? 'ignored' : 'left' }
  if (event.kind === 'returned' || event.kind === 'resolved') return { key: event.kind }
  if (event.kind === 'askHuman') return { key: 'askedHuman' }
  if (event.kind === 'edit') return { key: 'edited' }
  if (event.kind === 'wake') return { key: 'waited' }
  return null
}

function wentOut({ commands }: Moment, moment: number): Line[] {
  return commands.flatMap((command, order): Line[] => {
    const note = (said: Note): Line[] => [{ kind: 'note', id: `${moment}-${order}`, moment, note: said }]
    if (command.kind === 'say') {
      const { id, text, choices = [], widget } = command
      return [{ kind: 'bot', id, moment, text, choices, rating: widget === 'rating' }]
    }
    if (command.kind === 'handoff') return note({ key: 'queued', value: command.queueId })
    if (command.kind === 'needsAttention') return note({ key: 'attention' })
    if (command.kind === 'tag') return note({ key: 'tag', value: command.tag })
    if (command.kind === 'close') return note({ key: 'closed' })
    return []
  })
}

import { createState } from '../../flows/engine/create-state.ts'
import type { CompiledNode, Program } from '../../flows/engine/program.ts'
import { step } from '../../flows/engine/step.ts'
import type { Command, ConversationEvent, ConversationState, Json, Understanding } from '../../flows/engine/types.ts'
import type { Understand } from '../../flows/scenarios/moment.ts'
import { createFacts } from '../../flows/testing/world.ts'
import type { StarDialogue } from './data.ts'
import { recordedValues } from './recorded-values.ts'

/** Input of the interface → variable of the flow. */
export type ValueVariables = Readonly<Record<string, string>>

/** One turn of the wizard: what they picked, and what the flow says in that place (null: nothing). */
export type Turn = { picked: string; said: string | null; after: string }

/**
 * Plays a recorded dialogue through a flow. The flow hears what the customer wrote and gets what the interface returned; its first
 * reply is held against the wizard's pick. Then, as usual for this data set, the flow is put where the wizard went, and goes on
 * from there. A pick counts when the customer has spoken since the last one; what a wizard typed freely has no label and does not.
 * With `values` the flow is told what the wizard understood (recorded-values.ts) in place of reading it itself.
 */
export function replay(program: Program, dialogue: StarDialogue, understand: Understand, values?: ValueVariables): Turn[] {
  const { events } = dialogue
  const known = values && recordedValues(dialogue)
  const turns: Turn[] = []
  const player = new Player(program)
  player.take({ kind: 'start' })
  let said: string | null = null
  let spoken: string | null = null
  for (const [index, event] of events.entries()) {
    if (event[0] === 'user') {
      const found: (object | null)[] = []
      for (const later of events.slice(index + 1)) {
        if (later[0] === 'user') break
        if (later[0] === 'found') found.push(later[1])
      }
      spoken = event[1]
      const text = known && values ? player.knows(event[1], known.get(index) ?? {}, values) : event[1]
      said = player.hears(text, understand(event[1], 'en'), found)
    }
    if (event[0] === 'picks') {
      if (spoken !== null && event[1] !== 'custom') turns.push({ picked: event[1], said, after: spoken })
      player.putAt(event[1])
      spoken = null
    }
  }
  return turns
}

class Player {
  private readonly program: Program
  private readonly facts = createFacts()
  private state: ConversationState
  /** Replies that wait for an answer. */
  private readonly places: ReadonlyMap<string, CompiledNode>
  private last: CompiledNode | null = null

  constructor(program: Program) {
    this.program = program
    const nodes = [...(program.flows.get('main')?.nodes ?? [])].filter(([, { type }]) => type === 'question' || type === 'choices')
    this.places = new Map(nodes)
    this.state = createState(program, { now: this.facts.now, language: 'en' })
  }

  take(event: ConversationEvent, understanding?: Understanding): Command[] {
    const { state, commands } = step(this.program, this.state, event, understanding ? { ...this.facts, understanding } : this.facts)
    this.state = state
    return commands
  }

  /** The flow knows these values of inputs; the question under way, if it asks for one, gets that for the answer. Gives what the customer says. */
  knows(text: string, recorded: Record<string, string>, variableOf: ValueVariables): string {
    const asked = String((this.last?.parsed.settings as { variable?: string } | null)?.variable ?? '')
    let answer = text
    for (const [input, value] of Object.entries(recorded)) {
      const variable = variableOf[input]
      if (variable === undefined) continue
      if (variable === asked) answer = value
      else this.state = { ...this.state, variables: { ...this.state.variables, [variable]: value } }
    }
    return answer
  }

  /** The label of the first reply, with the interface answering as it did. */
  hears(text: string, understanding: Understanding, found: (object | null)[]): string | null {
    let commands = this.take({ kind: 'message', text }, understanding)
    const left = [...found]
    for (;;) {
      for (const command of commands) if (command.kind === 'say' && command.nodeId) return command.nodeId
      const effect = commands.find((command) => command.kind === 'effect')
      if (effect?.kind !== 'effect') return null
      const item = left.shift() ?? null
      commands = this.take(
        item === null
          ? { kind: 'effect', id: effect.id, ok: false, error: { code: 'http_404', message: 'nothing found' } }
          : {
              kind: 'effect',
              id: effect.id,
              ok: true,
              result: { status: 200, headers: {}, body: { ...item, status: statusOf(item) } as Json },
            },
      )
    }
  }

  /** As if the flow had said this reply and now waited for the answer. A reply the chart has no place for leaves it where it was put last. */
  putAt(label: string): void {
    const flow = this.program.flows.get('main')
    const node = this.places.get(label) ?? this.last
    if (!flow || !node) return
    this.last = node
    const { signals } = this.state
    this.state = {
      ...this.state,
      owner: 'bot',
      outcome: null,
      handoff: null,
      pending: [],
      timers: {},
      signals: { ...signals, asksForHuman: false },
      stack: [{ flowId: flow.id, cardId: node.card.id, nodeId: node.id, memory: {} }],
      waiting: { kind: 'customer', nodeId: node.id },
    }
  }
}

/** What an item says about success, in whichever field its interface puts it. */
function statusOf(item: object): string {
  const { Message, ReservationStatus, RequestStatus, ChangeStatus, Confirmation } = item as Record<string, unknown>
  return String(Message ?? ReservationStatus ?? RequestStatus ?? ChangeStatus ?? Confirmation ?? 'found')
}

/** Whether the flow says what the wizard picked. The data set has several names for one goodbye. */
export function isSame({ picked, said }: Turn): boolean {
  return said === picked || (said !== null && isGoodbye(said) && isGoodbye(picked))
}

function isGoodbye(label: string): boolean {
  return /^goodbye|_bye$/.test(label)
}

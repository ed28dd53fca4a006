import { mergeCustomer } from '../../flows/engine/merge-customer.ts'
import type { Command, ConversationEvent, ConversationState, Facts, Json, StepResult } from '../../flows/engine/types.ts'
import { AppError } from '../platform/errors.ts'
import { traceparentOf } from '../platform/tracing.ts'
import { applyStep, type EventDraft, placeDrafts } from './apply-step.ts'
import type { Move, WithinCommit } from './contract.ts'
import type { Loaded, Opening } from './conversation-row.ts'
import type { FactSource } from './facts.ts'
import type { InlineEffects } from './inline-effects.ts'
import type { LiveProgram } from './live-program.ts'
import { reduceRow } from './reduce-row.ts'
import type { OutboxDraft, TurnEntry } from './turn-entry.ts'
import type { TurnItem } from './turn-item.ts'

export type TurnParts = {
  program: LiveProgram
  /** What a move goes to; the same as `program` without one. */
  target: LiveProgram
  facts: FactSource
  inline: InlineEffects
  clock: { now(): number }
  stopwatch(): number
}

/** A computed turn: what to commit, what the conversation then is, and who is to be told what. */
export type Turn = {
  entry: TurnEntry
  after: Loaded
  accepted: { item: TurnItem; firstSeq: number; lastSeq: number }[]
  refused: { item: TurnItem; error: unknown }[]
  /** Came after the conversation closed in this very turn: they belong to the contact's next one. */
  postponed: TurnItem[]
  /** Statements that belong into the commit's transaction; it is then a commit of its own. */
  within?: WithinCommit
}

/**
 * Steps the engine through what waits in a mailbox and collects the consequences in memory. Nothing has happened until the
 * entry is committed; when the commit is lost, the turn is thrown away and taken again from the newer state.
 * An item that may not happen (wrong owner, closed) is refused alone, the others go on.
 */
export async function takeTurn(parts: TurnParts, input: { loaded: Loaded; opening: Opening | null; items: TurnItem[] }): Promise<Turn> {
  const started = parts.stopwatch()
  const turn: Turn = {
    entry: {
      row: input.loaded.row,
      state: input.loaded.state,
      version: input.loaded.version,
      opening: input.opening,
      earlier: input.loaded.earlier,
      inbound: [],
      events: [],
      log: { engine: parts.program.engine, at: parts.clock.now(), inputs: [], trace: [], micros: 0 },
      outbox: [],
      settle: [],
      customerChanges: [],
    },
    after: input.loaded,
    accepted: [],
    refused: [],
    postponed: [],
  }
  for (const item of input.items) {
    if (item.contact && turn.entry.row.owner === 'closed') {
      turn.postponed.push(item)
      continue
    }
    const before = turn.entry.row.lastSeq
    try {
      checkExpectations(turn.entry, item)
    } catch (error) {
      turn.refused.push({ item, error })
      continue
    }
    const { within, move } = item.action ?? {}
    if (within) turn.within = within
    if (move) await takeMove(parts, turn, item, move)
    else await takeItem(parts, turn, item)
    const span = { firstSeq: before + 1, lastSeq: turn.entry.row.lastSeq }
    turn.entry.inbound.push({ key: item.key, fromContact: item.contact !== undefined, ...span })
    turn.accepted.push({ item, ...span })
  }
  const { entry } = turn
  const program = entry.moved ? parts.target : parts.program
  entry.row = { ...entry.row, wakeAt: entry.row.owner === 'closed' ? null : program.wakeAt(entry.state) }
  entry.log.micros = Math.round((parts.stopwatch() - started) * 1000)
  turn.after = { ...turn.after, row: entry.row, state: entry.state, version: entry.version + 1 }
  return turn
}

async function takeItem(parts: TurnParts, turn: Turn, item: TurnItem): Promise<void> {
  const { entry } = turn
  for (const { kind, body, actor, actorId } of item.action?.record ?? []) {
    record(turn, [{ kind, body, actor, actorId: actorId ?? null } as EventDraft], parts.clock.now())
  }
  if (item.event && !(item.event.kind === 'start' && entry.log.inputs.length > 0)) {
    // A conversation that begins with a message is opened by it: the engine greets and then hears it.
    if (entry.opening && entry.events.length === 0 && item.event.kind !== 'start') {
      const { channelId, versionId, language } = entry.row
      record(
        turn,
        [{ kind: 'conversation.started', body: { channelId, versionId, language }, actor: 'customer', actorId: null }],
        parts.clock.now(),
      )
    }
    await step(parts, turn, item, item.event)
    if (item.event.kind === 'accepted') entry.row = { ...entry.row, agentId: item.event.agentId }
    if (item.event.kind === 'effect') {
      const { id } = item.event
      entry.settle.push({ effectId: id, ok: item.event.ok, result: item.event.ok ? item.event.result : (item.event.error as Json) })
    }
  }
  if (item.action?.set) entry.row = { ...entry.row, ...item.action.set }
}

/** What the engine is told in the new version, so that the customer is not left with a question that no longer stands. */
const afterMove = { moved: null, restartStep: { kind: 'repeat' }, needsHuman: { kind: 'stranded' } } as const

/** A conversation that cannot go stays as it is; only that this was so is settled. */
async function takeMove(parts: TurnParts, turn: Turn, item: TurnItem, move: Move): Promise<void> {
  const { entry } = turn
  const { moveId, versionId: toVersionId, number } = move
  const { versionId: fromVersionId } = entry.row
  const already = fromVersionId === toVersionId
  const { outcome, state, reasons } = already
    ? { outcome: 'moved' as const, state: entry.state, reasons: [] }
    : parts.target.adopt(entry.state, parts.program)
  turn.within = move.settle({ outcome, reasons })
  if (already || outcome === 'pinned' || (outcome === 'needsHuman' && move.stranded === 'stay')) return
  entry.row = { ...entry.row, versionId: toVersionId }
  entry.moved = true
  entry.log.inputs.push({ inboundId: item.inboundId, move: { to: toVersionId } })
  const body = { moveId, fromVersionId, toVersionId, number, outcome, reasons }
  record(turn, [{ kind: 'version.moved', body, actor: 'system', actorId: null }], parts.clock.now())
  follow(turn, state)
  const next = afterMove[outcome]
  if (next) await step({ ...parts, program: parts.target }, turn, item, next)
}

async function step(parts: TurnParts, turn: Turn, item: TurnItem, event: ConversationEvent): Promise<void> {
  const queue: { event: ConversationEvent; answered?: { effect: string; millis: number } }[] = [{ event, answered: item.action?.performed }]
  const budget = parts.inline.budget()
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { entry } = turn
    const facts: Facts = await parts.facts.gather({ loaded: turn.after, row: entry.row, program: parts.program, event: next.event })
    const result: StepResult = parts.program.step(entry.state, next.event, facts)
    const answers = await parts.inline.answer({ row: entry.row, commands: result.commands, budget })
    const done = applyStep({
      row: entry.row,
      inboundId: item.inboundId,
      event: next.event,
      facts,
      result,
      inline: new Set(answers.map((answer) => answer.event.id)),
      answered: next.answered,
    })
    entry.log.inputs.push({ inboundId: item.inboundId, event: next.event, facts })
    entry.log.trace.push(...result.trace)
    entry.typing = typingAfter(result.commands, entry.typing)
    const traceparent = done.outbox.length > 0 ? traceparentOf(item.span) : undefined
    const asked = traceparent ? done.outbox.map((draft) => ({ ...draft, traceparent })) : done.outbox
    entry.outbox.push(...asked.map((draft, place) => spaced(draft, entry.outbox.length + place)))
    entry.customerChanges.push(...done.customerChanges)
    for (const change of done.customerChanges) turn.after = { ...turn.after, customer: mergeCustomer(turn.after.customer, change) }
    record(turn, done.drafts, facts.now)
    follow(turn, result.state)
    queue.push(...answers)
  }
}

/** What is said ends the pause before it. */
function typingAfter(commands: readonly Command[], before: number | undefined): number | undefined {
  const last = commands.findLast(({ kind }) => kind === 'typing' || kind === 'say' || kind === 'close')
  if (!last) return before
  return last.kind === 'typing' ? last.millis : undefined
}

/** So many effects of one turn start at once; a flow that asks for more gets them one a second, or their time runs out. */
const AT_ONCE = 32

function spaced(draft: OutboxDraft, place: number): OutboxDraft {
  return place < AT_ONCE ? draft : { ...draft, dueAt: draft.dueAt + (place - AT_ONCE + 1) * 1000 }
}

/** The row repeats what the state says, so that lists and the engine can never disagree. */
function follow(turn: Turn, state: ConversationState): void {
  turn.entry.state = state
  turn.entry.row = {
    ...turn.entry.row,
    owner: state.owner,
    epoch: state.epoch,
    language: state.language,
    sentiment: state.signals.sentiment,
  }
}

function record(turn: Turn, drafts: EventDraft[], at: number): void {
  for (const placed of placeDrafts({ row: turn.entry.row, drafts, at })) {
    turn.entry.events.push(placed)
    turn.entry.row = reduceRow(turn.entry.row, placed)
  }
}

function checkExpectations({ row }: TurnEntry, item: TurnItem): void {
  const { expect, move } = item.action ?? {}
  if (move && row.owner === 'closed') throw new AppError('conversation-closed', `conversation ${row.id} is over`)
  if (!expect) return
  const holds =
    (expect.owner === undefined || expect.owner === row.owner) &&
    (expect.agentId === undefined || expect.agentId === row.agentId) &&
    (expect.epoch === undefined || expect.epoch === row.epoch)
  if (holds) return
  const code = row.owner === 'closed' ? 'conversation-closed' : 'not-owner'
  throw new AppError(code, `conversation ${row.id} is with ${row.owner} ${row.agentId ?? ''} in epoch ${row.epoch}`)
}

import type { ConversationState } from '../../../flows/engine/types.ts'
import type { Receipt } from '../contract.ts'
import { canonical } from '../replay.ts'
import type { TurnInput } from '../turn-entry.ts'
import { echoVersion } from './echo-program.ts'
import type { Disk } from './simulated-store.ts'

/** What a visitor sent, what it was answered, and at which steps of the run. */
export type Sent = { visitor: string; id: string; receipts: Receipt[]; sentAt: number; answeredAt: number }

/** I1–I7 on the simulated disk at rest, and that every sender of one message got the same answer. Returns what is broken, as sentences. */
export function brokenOnDisk(disk: Disk, sent: Sent[]): string[] {
  const broken: string[] = []
  const all = [...disk.conversations.values()]
  for (const { visitor, id, receipts } of sent) {
    const copies = all
      .filter(({ row }) => row.externalId === visitor)
      .flatMap(({ events }) => events.filter((event) => event.kind === 'message.customer' && event.body.clientId === id))
    if (copies.length !== 1) broken.push(`I1 ${visitor}/${id} stands ${copies.length} times in the events`)
    const places = new Set(receipts.map((receipt) => `${receipt.conversationId}/${receipt.firstSeq}-${receipt.lastSeq}`))
    if (places.size !== 1) broken.push(`I1 ${visitor}/${id} was answered in different ways: ${[...places]}`)
  }
  const byVisitor = Map.groupBy(sent, ({ visitor }) => visitor)
  for (const [visitor, messages] of byVisitor) {
    const own = messages.map((message) => ({ message, at: placeOf(disk, message) }))
    for (const a of own)
      for (const b of own)
        if (a.message.answeredAt < b.message.sentAt && a.at > b.at)
          broken.push(`order: ${visitor}/${b.message.id} was sent after the answer to ${a.message.id} and stands before it`)
  }
  for (const { row, state, version, events, turns, outbox } of all) {
    if (events.some((event, place) => event.seq !== place + 1) || row.lastSeq !== events.length) broken.push(`I2 ${row.id} has a gap`)
    if (version !== turns.length) broken.push(`I3 ${row.id} is at version ${version} after ${turns.length} turns`)
    const said = events.flatMap((event) => (event.kind === 'message.customer' ? [event.body.text] : []))
    const log = state.variables.log as string[]
    const heard = log.filter((text) => !/^(fired |e\d+=)/.test(text))
    if (canonical(heard) !== canonical(said)) broken.push(`I4 ${row.id} saw ${canonical(heard)}, said was ${canonical(said)}`)
    const commands = events.flatMap((event) => (event.kind === 'message.bot' ? [event.body.commandId] : []))
    if (new Set(commands).size !== commands.length) broken.push(`I4 ${row.id} gave an answer twice: ${commands}`)
    const stepped = turns.flat().flatMap((input) => ('event' in input && input.event.kind === 'message' ? [input.inboundId] : []))
    const listed = events.flatMap((event) => (event.kind === 'message.customer' ? [event.body.clientId] : []))
    if (canonical(stepped) !== canonical(listed)) broken.push(`I4 ${row.id}: turns and events disagree on the order`)
    const moves = events.flatMap((event) => (event.kind === 'version.moved' ? [event.body] : []))
    const versions = ['echo', ...moves.map(({ toVersionId }) => toVersionId)]
    if (
      canonical(moves.map(({ fromVersionId }) => fromVersionId)) !== canonical(versions.slice(0, -1)) ||
      row.versionId !== versions.at(-1)
    )
      broken.push(`moves: ${row.id} went ${versions} and is on ${row.versionId}`)
    for (const { moveId } of moves)
      if (!disk.settled.has(`${moveId}|${row.id}`)) broken.push(`moves: ${row.id} is not settled for ${moveId}`)
    if (new Set(moves.map(({ moveId }) => moveId)).size !== moves.length) broken.push(`moves: ${row.id} was moved twice by one move`)
    if (canonical(replayed(turns.flat(), state.startedAt)) !== canonical(state)) broken.push(`moves: ${row.id} does not replay`)
    if (row.owner !== state.owner) broken.push(`I4 ${row.id}: row and state disagree on the owner`)
    const asked = events.flatMap((event) => (event.kind === 'effect.requested' ? [event.body.effectId] : []))
    if (canonical(asked) !== canonical([...outbox.keys()]))
      broken.push(`I5 ${row.id}: asked for ${asked}, outbox has ${[...outbox.keys()]}`)
    const finished = events.flatMap((event) => (event.kind === 'effect.finished' ? [event.body.effectId] : []))
    if (canonical(finished.toSorted()) !== canonical(asked.toSorted()))
      broken.push(`I5 ${row.id}: asked for ${asked}, answered were ${finished}`)
    const set = said.filter((text) => text.startsWith('slow ')).length
    const fired = log.filter((text) => text.startsWith('fired '))
    if (new Set(fired).size !== fired.length || fired.length > set) broken.push(`I7 ${row.id}: ${set} timers, fired ${fired}`)
    if (fired.length < set && row.owner !== 'closed') broken.push(`I7 ${row.id}: of ${set} timers only ${fired} fired`)
  }
  const contacts = new Map<string, number>()
  for (const { row } of all) if (row.owner !== 'closed') contacts.set(row.externalId, (contacts.get(row.externalId) ?? 0) + 1)
  for (const [visitor, open] of contacts) if (open > 1) broken.push(`${visitor} has ${open} open conversations`)
  return broken
}

/** The state that the turn log alone gives. */
function replayed(inputs: readonly TurnInput[], startedAt: number): ConversationState {
  let program = echoVersion('echo')
  let state = program.createState({ now: startedAt, language: 'en' })
  for (const input of inputs) {
    if ('move' in input) {
      const target = echoVersion(input.move.to)
      state = target.adopt(state, program).state
      program = target
    } else state = program.step(state, input.event, input.facts).state
  }
  return state
}

/** A message's place among all of its visitor: later conversations after earlier ones. */
function placeOf(disk: Disk, { visitor, id }: Sent): number {
  const own = [...disk.conversations.values()].filter(({ row }) => row.externalId === visitor)
  for (const [number, { events }] of own.entries()) {
    const found = events.find((event) => event.kind === 'message.customer' && event.body.clientId === id)
    if (found) return number * 10_000 + found.seq
  }
  return -1
}

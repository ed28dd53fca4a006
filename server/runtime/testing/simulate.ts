import { createHash } from 'node:crypto'
import type { ConversationState } from '../../../flows/engine/types.ts'
import { AppError } from '../../platform/errors.ts'
import { buildRuntime } from '../build-runtime.ts'
import type { Receipt, Runtime } from '../contract.ts'
import { createFactSource } from '../facts.ts'
import { createHintBus } from '../hints.ts'
import { canonical } from '../replay.ts'
import type { TurnInput } from '../turn-entry.ts'
import { echoVersion } from './echo-program.ts'
import { connectToDisk, createDisk, type Disk } from './simulated-store.ts'

/** Numbers 0..1 that depend on the seed alone (mulberry32). */
export function seededChance(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** `faults`: what went wrong how often, and `moved`: how often a conversation was moved all the same. */
export type Simulation = { disk: Disk; violations: string[]; digest: string; faults: Record<string, number> }

const texts = ['one', 'two', 'vip', 'slow 50', 'effect', 'human', 'bye']

/**
 * Runs the real runtime in two processes on a simulated disk, clock and network. Every wait is a task in one list; the seed
 * decides which runs next, which calls fail before or after they took effect, when a process dies, and which messages are
 * delivered again or out of turn. Meanwhile all conversations are moved to another version of their flow and back. Senders, like channel vendors, send until they get an answer. The same seed gives the same
 * run. Afterwards the disk is checked against what was sent.
 */
export async function simulate(
  seed: number,
  options: { visitors?: number; messages?: number; broken?: 'dedupe' | 'swap' } = {},
): Promise<Simulation> {
  const { visitors = 3, messages = 8 } = options
  const chance = seededChance(seed)
  const disk = createDisk()
  const faults: Record<string, number> = {}
  const tasks: { run(): void; at: number }[] = []
  let now = 1_000_000
  let calm = false
  let steps = 0
  const count = (name: string) => {
    faults[name] = (faults[name] ?? 0) + 1
  }
  const later = (millis: number) => new Promise<void>((run) => tasks.push({ run, at: now + millis }))

  function startProcess(name: number) {
    const alive = { yes: true }
    let ids = 0
    const hop = async (point: string) => {
      await later(Math.floor(chance() * 5))
      if (!alive.yes) return new Promise<never>(() => {})
      if (calm || chance() > 0.08) return
      if (chance() < 0.3) {
        count(`crash ${point}`)
        alive.yes = false
        return new Promise<never>(() => {})
      }
      count(`broken ${point}`)
      throw new Error(`connection lost ${point}`)
    }
    const runtime = buildRuntime({
      store: connectToDisk(disk, hop, options),
      programs: { load: async ({ versionId }) => echoVersion(versionId) },
      channels: async () => ({ kind: 'web', enabled: true, versionId: 'echo' }),
      facts: createFactSource({
        clock: { now: () => now },
        seed: () => Math.floor(chance() * 2 ** 32),
        channelKind: async () => 'web',
        queues: async () => ({}),
        understand: () => undefined,
      }),
      inline: { budget: () => ({ until: 0 }), answer: async () => [] },
      hints: createHintBus(),
      clock: { now: () => now },
      log: { warn() {}, error() {} },
      pause: later,
      chance,
      stopwatch: () => 0,
      defer: queueMicrotask,
      newId: () => `00000000-0000-7000-8010-${String(name).padStart(4, '0')}${String(++ids).padStart(8, '0')}`,
      newCustomerId: () => `customer ${name}.${++ids}`,
      patience: 200,
    })
    return { alive, runtime }
  }

  let started = 2
  const processes = [startProcess(1), startProcess(2)]
  /** Sends until somebody answers: a timeout, a refusal or a dead process is tried again, like a vendor's webhook. */
  async function deliver(send: (runtime: Runtime) => Promise<Receipt>): Promise<Receipt | null> {
    for (;;) {
      const place = chance() < 0.5 ? 0 : 1
      const process = processes[place] as (typeof processes)[0]
      if (!process.alive.yes) {
        started += 1
        processes[place] = startProcess(started)
        continue
      }
      const answer = await Promise.race([send(process.runtime).catch((error: unknown) => error), later(400)])
      if (answer && typeof answer === 'object' && 'conversationId' in answer) return answer as Receipt
      if (answer instanceof AppError && answer.code === 'conversation-closed') return null
      count('sent again')
    }
  }

  const sent: Sent[] = []
  async function visit(visitor: string): Promise<void> {
    const waiting: Promise<void>[] = []
    for (let place = 0; place < messages; place++) {
      const id = `m${place}`
      const text = texts[Math.floor(chance() * texts.length)] as string
      const receipts: Receipt[] = []
      const message: Sent = { visitor, id, receipts, sentAt: steps, answeredAt: Number.POSITIVE_INFINITY }
      sent.push(message)
      const event = { kind: 'message', text: `${text}` } as const
      const times = chance() < 0.3 ? 2 : 1
      for (let copy = 0; copy < times; copy++) {
        const delivery = deliver((runtime) =>
          runtime.receive({ workspaceId: 'w', channelId: 'c', externalId: visitor, inboundId: id, event }),
        )
        waiting.push(
          delivery.then((receipt) => {
            if (receipt) receipts.push(receipt)
            message.answeredAt = Math.min(message.answeredAt, steps)
          }),
        )
      }
      // Half of the time the next message does not wait for this one's answer.
      if (chance() < 0.5) await Promise.all(waiting.splice(0))
    }
    await Promise.all(waiting)
  }

  /** As server/projects/moves does it: one action a conversation, with an outcome in its transaction. */
  async function moveAll(moveId: string, versionId: string): Promise<void> {
    const moves = [...disk.conversations.keys()].map((conversationId) => {
      const settle = () => [{ text: '', values: [moveId, conversationId], otherwise: 'conflict' as const }]
      const move = { moveId, versionId, number: 1, stranded: 'stay' as const, settle }
      return deliver((runtime) => runtime.act({ workspaceId: 'w', conversationId, inboundId: `move:${moveId}`, move }))
    })
    await Promise.all(moves)
  }
  async function keepMoving(): Promise<void> {
    for (const [place, versionId] of ['other', 'echo', 'other'].entries()) {
      await later(20 + Math.floor(chance() * 40))
      await moveAll(`move${place}`, versionId)
    }
  }

  let open = visitors + 1
  void keepMoving().then(() => {
    open -= 1
  })
  for (let visitor = 0; visitor < visitors; visitor++)
    void visit(`v${visitor}`).then(() => {
      open -= 1
    })
  const violations: string[] = []
  while (open > 0) {
    await settleMicrotasks()
    if (open === 0) break
    steps += 1
    // Faults end at some point, so that the run can show that nobody is stuck.
    if (steps > 3000) calm = true
    if (steps > 20_000 || tasks.length === 0) {
      violations.push(`stuck: ${open} visitors wait for ever (${tasks.length} tasks left)`)
      break
    }
    tasks.sort((a, b) => a.at - b.at)
    const soon = tasks.filter((task) => task.at <= (tasks[0] as { at: number }).at + 3)
    const next = soon[Math.floor(chance() * soon.length)] as (typeof tasks)[0]
    tasks.splice(tasks.indexOf(next), 1)
    now = Math.max(now, next.at)
    next.run()
  }
  violations.push(...check(disk, sent))
  faults.moved = disk.settled.size
  return {
    disk,
    violations,
    faults,
    digest: createHash('sha256')
      .update(canonical([...disk.conversations]))
      .digest('hex'),
  }
}

/** Lets everything that is ready run: the work under way has no other waits than tasks and promises. */
async function settleMicrotasks(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

type Sent = { visitor: string; id: string; receipts: Receipt[]; sentAt: number; answeredAt: number }

/** I1–I5 on the simulated disk, and that every sender of one message got the same answer. */
function check(disk: Disk, sent: Sent[]): string[] {
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
    if (canonical(state.variables.log) !== canonical(said))
      broken.push(`I4 ${row.id} saw ${canonical(state.variables.log)}, said was ${canonical(said)}`)
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

import { AppError } from '../platform/errors.ts'
import { inSpan } from '../platform/tracing.ts'
import { createAdmission, type Refusal } from './admission.ts'
import type { ChannelSource } from './channels.ts'
import { cleanJson } from './clean-json.ts'
import { createCommitQueue } from './commit-queue.ts'
import type { Action, HintBus, Inbound, Receipt, Runtime } from './contract.ts'
import type { Loaded } from './conversation-row.ts'
import { createDoors } from './doors.ts'
import { LONGER_LEASE, slowKinds } from './effects/attempt-time.ts'
import type { FactSource } from './facts.ts'
import type { InlineEffects } from './inline-effects.ts'
import { createLanes, type LaneParts } from './lanes.ts'
import type { ProgramSource } from './live-program.ts'
import { createLru } from './lru.ts'
import { type Meter, silentMeter } from './meter.ts'
import { takeTurn } from './take-turn.ts'
import type { OutboxDraft, TurnEntry } from './turn-entry.ts'
import type { TurnItem } from './turn-item.ts'
import type { TurnStore } from './turn-store.ts'

export type RuntimeParts = {
  store: TurnStore
  programs: ProgramSource
  channels: ChannelSource
  facts: FactSource
  inline: InlineEffects
  hints: HintBus
  clock: { now(): number }
  log: LaneParts['log']
  pause(millis: number): Promise<void>
  chance(): number
  stopwatch(): number
  defer?: (run: () => void) => void
  newId?: (input: { shard: number; now: number }) => string
  newCustomerId?: () => string
  /** Most inbounds in the process at once; beyond it senders are told to come later. */
  mostWaiting?: number
  /** Most inbounds of one visitor at once. */
  mostPerSender?: number
  /** Told when a workspace's senders are turned away. */
  turnedAway?(workspaceId: string, refusal: Refusal): void
  meter?: Meter
  /** An inbound that took longer is logged, ms. */
  slow?: number
  cacheSize?: number
  patience?: number
}

/** A runtime that also tells its worker what each commit wrote. */
export type LiveRuntime = Runtime & {
  /** Messages that are in the house but not answered yet. */
  waiting(): number
  /**
   * The worker listens here to start effects at once and to set its alarm. At most one listener. Effects are leased to it for `lease`
   * ms in the very commit that asks for them; without it none are started here.
   */
  onCommit(listener: (entry: TurnEntry) => void, options?: { lease: number }): void
}

/** How old the customer's facts may be, ms. Changes made by the conversation itself are seen at once. */
const CUSTOMER_MILLIS = 5000

/** The runtime from its parts. `createRuntime` gives it the real ones, the simulation its own. */
export function buildRuntime(parts: RuntimeParts): LiveRuntime {
  const cache = createLru<string, Loaded>(parts.cacheSize ?? 10_000)
  const { meter = silentMeter, slow = Number.POSITIVE_INFINITY } = parts
  const commits = createCommitQueue({ store: measured(parts, meter), ...(parts.defer ? { defer: parts.defer } : {}) })
  const admission = createAdmission({
    all: parts.mostWaiting ?? 10_000,
    sender: parts.mostPerSender ?? 256,
    ...(parts.turnedAway ? { refused: parts.turnedAway } : {}),
  })
  let listener: ((entry: TurnEntry) => void) | null = null
  let lease: number | null = null
  let stopping = false
  let idle: (() => void) | null = null

  const lanes = createLanes({
    ...parts,
    commits,
    cache,
    async take(input) {
      const loaded = await freshCustomer(parts, input.loaded)
      const { workspaceId, versionId } = loaded.row
      const program = await parts.programs.load({ workspaceId, versionId })
      const move = input.items[0]?.action?.move
      const target = move ? await parts.programs.load({ workspaceId, versionId: move.versionId }) : program
      const turn = await takeTurn({ ...parts, program, target }, { ...input, loaded })
      if (lease !== null) {
        const held = lease
        const own = (row: OutboxDraft) => row.dueAt + held + (slowKinds.includes(row.request.kind) ? LONGER_LEASE : 0)
        const now = parts.clock.now()
        // What is put off is nobody's until then.
        turn.entry.outbox = turn.entry.outbox.map((row) => (row.dueAt > now ? row : { ...row, leaseUntil: own(row) }))
      }
      return turn
    },
    rerouted: (items) => doors.rerouted(items),
    abandoned: (id) => doors.abandoned(id),
    committed(entry) {
      if (entry.opening) doors.opened(entry.row.id)
      const { typing, row, events } = entry
      const work = entry.outbox.length > 0 && lease === null
      const hint = { workspaceId: row.workspaceId, conversationId: row.id, lastSeq: row.lastSeq, ...(work ? { work } : {}) }
      if (events.length > 0 || typing !== undefined) parts.hints.publish({ ...hint, ...(typing === undefined ? {} : { typing }) })
      listener?.(entry)
    },
  })
  const doors = createDoors({ ...parts, post: lanes.post })

  type Sent = Pick<TurnItem, 'span' | 'resolve' | 'reject'>
  function admit(from: { workspaceId: string; sender: string | null; kind: string }, send: (sent: Sent) => void): Promise<Receipt> {
    return inSpan(`turn ${from.kind}`, { attributes: { 'tandem.workspace.id': from.workspaceId } }, async (span) => {
      const receipt = await admitted(from, (callbacks) => send({ ...callbacks, span }))
      const { conversationId, duplicate, events } = receipt
      span?.setAttributes({
        'tandem.conversation.id': conversationId,
        'tandem.turn.repeated': duplicate,
        'tandem.turn.events': events.length,
      })
      return receipt
    })
  }

  async function admitted(
    from: { workspaceId: string; sender: string | null },
    send: (callbacks: Pick<TurnItem, 'resolve' | 'reject'>) => void,
  ): Promise<Receipt> {
    if (stopping) throw new AppError('unavailable', 'the runtime is stopping')
    const started = parts.stopwatch()
    const done = (result: Parameters<Meter['inbound']>[0]['result'], conversationId?: string) => {
      const millis = parts.stopwatch() - started
      meter.inbound({ workspaceId: from.workspaceId, fromCustomer: from.sender !== null, millis, result })
      if (millis > slow) parts.log.warn({ ...from, conversationId, millis: Math.round(millis), result }, 'a slow turn')
    }
    try {
      const leave = admission.enter(from)
      try {
        const receipt = await new Promise<Receipt>((resolve, reject) => send({ resolve, reject }))
        done(receipt.duplicate ? 'repeated' : 'answered', receipt.conversationId)
        return receipt
      } finally {
        leave()
        if (admission.size === 0) idle?.()
      }
    } catch (error) {
      done(error instanceof AppError && error.kind === 'user' ? 'refused' : 'failed')
      throw error
    }
  }

  return {
    hints: parts.hints,
    waiting: () => admission.size,
    onCommit(listen, settings) {
      listener = listen
      lease = settings?.lease ?? null
    },
    receive({ workspaceId, channelId, externalId, inboundId, event, profile }: Inbound) {
      const clean = cleanJson(inboundId)
      const contact = { workspaceId, channelId, externalId: cleanJson(externalId), profile }
      return admit({ workspaceId, sender: `${channelId} ${externalId}`, kind: event.kind }, (callbacks) =>
        doors.enter({ workspaceId, inboundId: clean, key: `c:${clean}`, event: cleanJson(event), contact, ...callbacks }),
      )
    },
    act({ workspaceId, conversationId, inboundId, event, record, expect, set, within, performed, move }: Action) {
      if (!isConversationId(conversationId)) return Promise.reject(new AppError('not-found', 'no such conversation'))
      const action = { record: cleanJson(record), expect, set, within, performed, move }
      const clean = cleanJson(inboundId)
      const item = { workspaceId, inboundId: clean, key: clean, event: cleanJson(event), action }
      return admit({ workspaceId, sender: null, kind: event?.kind ?? (move ? 'move' : 'record') }, (callbacks) =>
        lanes.post({ workspaceId, conversationId, items: [{ ...item, ...callbacks }] }),
      )
    },
    async stop() {
      stopping = true
      if (admission.size > 0)
        await new Promise<void>((resolve) => {
          idle = resolve
        })
    },
  }
}

function measured({ store, stopwatch }: RuntimeParts, meter: Meter): Pick<TurnStore, 'commit'> {
  return {
    async commit(entries) {
      const started = stopwatch()
      const outcomes = await store.commit(entries)
      const lost = outcomes.filter((outcome) => outcome.kind !== 'won').length
      meter.commit({ turns: entries.length, millis: stopwatch() - started, lost })
      return outcomes
    },
  }
}

async function freshCustomer({ store, clock }: RuntimeParts, loaded: Loaded): Promise<Loaded> {
  const now = clock.now()
  if (now - loaded.customerAt < CUSTOMER_MILLIS) return loaded
  const { workspaceId, customerId } = loaded.row
  const customer = await store.loadCustomer({ workspaceId, customerId })
  if (!customer) return { ...loaded, customerAt: now }
  const earlier = loaded.version === 0 ? customer.conversations : Math.max(0, customer.conversations - 1)
  return { ...loaded, customer: { ...customer, conversations: earlier }, customerAt: now }
}

function isConversationId(id: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id)
}

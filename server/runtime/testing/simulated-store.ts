import { mergeCustomer } from '../../../flows/engine/merge-customer.ts'
import type { CustomerFacts } from '../../../flows/engine/types.ts'
import type { ConversationRow, Loaded } from '../conversation-row.ts'
import type { ConversationEventRecord } from '../events.ts'
import type { OutboxDraft, TurnEntry, TurnInput } from '../turn-entry.ts'
import type { CommitOutcome, ContactKey, StoredReceipt, TurnStore } from '../turn-store.ts'

/**
 * Rules a store may leave out, to show that the checks notice. dedupe: an inbound id is taken twice · swap: versions are not compared ·
 * inbox: ids are not written down · lost: a commit is acknowledged and not written · outbox: the effects of a turn are not written ·
 * settle: an answer does not finish its job · lease: what a dead process had taken is its for ever · timer: so are its timers.
 */
export const faultyRules = ['dedupe', 'swap', 'inbox', 'lost', 'outbox', 'settle', 'lease', 'timer'] as const
export type FaultyRule = (typeof faultyRules)[number]

export type StoredJob = OutboxDraft & { state: 'pending' | 'done' | 'failed'; attempts: number }

type Stored = {
  row: ConversationRow
  state: Loaded['state']
  version: number
  events: ConversationEventRecord[]
  turns: TurnInput[][]
  outbox: Map<string, StoredJob>
  /** When to look at its timers at the latest. */
  wakeAfter: number | null
}

/** What is on the simulated disk: it survives crashes. Everything goes in and out as JSON, as it would through a database. */
export function createDisk() {
  return {
    contacts: new Map<string, { customerId: string; conversationId: string }>(),
    conversations: new Map<string, Stored>(),
    customers: new Map<string, CustomerFacts>(),
    inbox: new Map<string, StoredReceipt>(),
    /** What was written in the transaction of a turn, by key. */
    settled: new Set<string>(),
  }
}
export type Disk = ReturnType<typeof createDisk>

/** The rules of commit_turns in a few lines. */
export function commitToDisk(disk: Disk, entries: TurnEntry[], broken?: FaultyRule): CommitOutcome[] {
  return copy(entries).map((entry) => {
    const { row, opening } = entry
    const receipts = entry.inbound.flatMap(({ key, fromContact }) =>
      [row.id, ...(fromContact ? entry.earlier : [])].flatMap((id) => disk.inbox.get(`${id}|${key}`) ?? []),
    )
    if (receipts.length > 0 && broken !== 'dedupe') return { kind: 'duplicate', receipts }
    const contactPlace = contactKey(row)
    if (opening) {
      const contact = disk.contacts.get(contactPlace)
      if (opening.contactKnown ? contact?.conversationId !== opening.previous : contact !== undefined) return { kind: 'conflict' }
      disk.contacts.set(contactPlace, { customerId: row.customerId, conversationId: row.id })
      if (opening.newCustomer) {
        const { name, attributes } = opening.newCustomer
        disk.customers.set(row.customerId, { id: row.customerId, name, attributes, tags: [], openTickets: 0, conversations: 0 })
      }
    } else if (disk.conversations.get(row.id)?.version !== entry.version && broken !== 'swap') return { kind: 'conflict' }
    const before = disk.conversations.get(row.id) ?? { events: [], turns: [], outbox: new Map<string, StoredJob>(), wakeAfter: null }
    if (broken === 'lost' && before.events.length % 5 === 4) return { kind: 'won' }
    const outbox = new Map(before.outbox)
    if (broken !== 'outbox') for (const job of entry.outbox) outbox.set(job.effectId, { ...job, state: 'pending', attempts: 0 })
    for (const { effectId, ok } of broken === 'settle' ? [] : entry.settle) {
      const job = outbox.get(effectId)
      if (job) outbox.set(effectId, { ...job, state: ok ? 'done' : 'failed', leaseUntil: null })
    }
    const events = [...before.events, ...entry.events]
    disk.conversations.set(row.id, {
      row,
      state: entry.state,
      version: entry.version + 1,
      events,
      turns: [...before.turns, entry.log.inputs],
      outbox,
      wakeAfter: lookAfter(before.wakeAfter, row),
    })
    for (const { key, firstSeq, lastSeq } of broken === 'inbox' ? [] : entry.inbound)
      disk.inbox.set(`${row.id}|${key}`, { key, conversationId: row.id, firstSeq, lastSeq })
    for (const change of entry.customerChanges) {
      const customer = disk.customers.get(row.customerId)
      if (customer) disk.customers.set(row.customerId, mergeCustomer(customer, change))
    }
    return { kind: 'won' }
  })
}

/** As in commit_turns: put off, a timer stays where it was looked for; brought forward or ended for good, it moves. */
function lookAfter(before: number | null, { wakeAt, owner }: ConversationRow): number | null {
  if (before !== null && wakeAt !== null && before <= wakeAt) return before
  return wakeAt === null && owner !== 'closed' ? before : wakeAt
}

/**
 * A process's connection to the disk. `hop` is awaited before and after each call: that is where the simulation delays,
 * fails, or lets the process die. A call that fails after the commit is the commit of unknown result.
 */
export function connectToDisk(disk: Disk, hop: (point: string) => Promise<void>, { broken }: { broken?: FaultyRule } = {}): TurnStore {
  const call = callsOver(hop)
  const recent = (key: string) => [...disk.conversations.values()].filter(({ row }) => contactKey(row) === key).map(({ row }) => row.id)
  return {
    findContact: (key) =>
      call('findContact', () => {
        const contact = disk.contacts.get(contactKey(key))
        if (!contact) return null
        return {
          ...contact,
          closed: disk.conversations.get(contact.conversationId)?.row.owner === 'closed',
          recent: recent(contactKey(key)),
        }
      }),
    load: ({ conversationId }) =>
      call('load', () => {
        const stored = disk.conversations.get(conversationId)
        if (!stored) return null
        const { row, state, version } = stored
        const earlier = recent(contactKey(row)).filter((id) => id !== row.id)
        return { row, state, version, earlier, customer: disk.customers.get(row.customerId) as CustomerFacts, customerAt: 0 }
      }),
    loadCustomer: ({ customerId }) => call('loadCustomer', () => disk.customers.get(customerId) ?? null),
    commit: (entries) => call('commit', () => commitToDisk(disk, entries, broken)),
    commitWithin: (entry, within) =>
      call('commit', () => {
        const keys = within.map(({ values }) => values.join('|'))
        const [outcome] = commitToDisk(disk, [entry], broken)
        if (outcome?.kind === 'won') for (const key of keys) disk.settled.add(key)
        return outcome as CommitOutcome
      }),
    findReceipts: ({ conversationIds, keys }) =>
      call('findReceipts', () => conversationIds.flatMap((id) => keys.flatMap((key) => disk.inbox.get(`${id}|${key}`) ?? []))),
    readEvents: ({ conversationId, firstSeq, lastSeq }) =>
      call('readEvents', () => (disk.conversations.get(conversationId)?.events ?? []).slice(firstSeq - 1, lastSeq)),
  }
}

/** Calls that take time and may fail before and after they took effect. */
export function callsOver(hop: (point: string) => Promise<void>) {
  return async <T>(name: string, run: () => T): Promise<T> => {
    await hop(`before ${name}`)
    const result = copy(run())
    await hop(`after ${name}`)
    return result
  }
}

function contactKey({ workspaceId, channelId, externalId }: ContactKey): string {
  return `${workspaceId}|${channelId}|${externalId}`
}

function copy<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T)
}

import { randomUUID } from 'node:crypto'
import { AppError } from '../platform/errors.ts'
import type { ChannelSource } from './channels.ts'
import { cleanJson } from './clean-json.ts'
import type { Inbound } from './contract.ts'
import { newConversationId, shardOfContact } from './conversation-id.ts'
import type { Loaded, Opening } from './conversation-row.ts'
import { newCustomerFacts } from './facts.ts'
import type { ProgramSource } from './live-program.ts'
import { createLru } from './lru.ts'
import { asAppError, patiently } from './patiently.ts'
import type { TurnItem } from './turn-item.ts'
import type { Contact, ContactKey, TurnStore } from './turn-store.ts'

export type DoorParts = {
  store: Pick<TurnStore, 'findContact'>
  channels: ChannelSource
  programs: ProgramSource
  clock: { now(): number }
  newId?: (input: { shard: number; now: number }) => string
  newCustomerId?: () => string
  post(input: { workspaceId: string; conversationId: string; items: TurnItem[]; opening?: { loaded: Loaded; opening: Opening } }): void
  pause(millis: number): Promise<void>
  most?: number
  patience?: number
}

/**
 * From a contact to its conversation. Per contact one look-up at a time and in order of arrival, so that ten first messages
 * at once become one conversation; afterwards the way is remembered and costs nothing.
 */
export function createDoors(parts: DoorParts) {
  const known = createLru<string, string>(parts.most ?? 50_000)
  const keyOf = new Map<string, string>()
  const waiting = new Map<string, TurnItem[]>()

  function enter(item: TurnItem): void {
    const key = contactKey(item)
    const queue = waiting.get(key)
    if (queue) {
      queue.push(item)
      return
    }
    const conversationId = known.get(key)
    if (conversationId) parts.post({ workspaceId: item.workspaceId, conversationId, items: [item] })
    else search(key, [item])
  }

  function search(key: string, items: TurnItem[]): void {
    waiting.set(key, items)
    void find(items).then(
      (found) => {
        waiting.delete(key)
        known.set(key, found.conversationId)
        if (found.opening) keyOf.set(found.conversationId, key)
        parts.post({ workspaceId: (items[0] as TurnItem).workspaceId, ...found, items })
      },
      (error) => {
        waiting.delete(key)
        for (const item of items) item.reject(asAppError(error))
      },
    )
  }

  async function find(items: TurnItem[]): Promise<{ conversationId: string; opening?: { loaded: Loaded; opening: Opening } }> {
    const first = items[0] as TurnItem & { contact: NonNullable<TurnItem['contact']> }
    const contact = await patiently(parts, () => parts.store.findContact(first.contact))
    if (contact?.conversationId && !contact.closed) return { conversationId: contact.conversationId }
    const opening = await prepare(parts, { key: first.contact, contact, profile: first.contact.profile })
    return { conversationId: opening.loaded.row.id, opening }
  }

  return {
    enter,
    /** The way that is remembered was wrong: look again, before anything that arrives later. */
    rerouted(items: TurnItem[]): void {
      for (const item of items) {
        const key = contactKey(item)
        const queue = waiting.get(key)
        if (queue) queue.push(item)
        else {
          known.delete(key)
          search(key, [item])
        }
      }
    },
    /** A conversation that was prepared is not there after all. */
    abandoned(conversationId: string): void {
      const key = keyOf.get(conversationId)
      keyOf.delete(conversationId)
      if (key !== undefined && known.get(key) === conversationId) known.delete(key)
    },
    opened(conversationId: string): void {
      keyOf.delete(conversationId)
    },
  }
}

async function prepare(
  parts: DoorParts,
  { key, contact, profile }: { key: ContactKey; contact: Contact | null; profile: Inbound['profile'] },
): Promise<{ loaded: Loaded; opening: Opening }> {
  const channel = await parts.channels(key)
  if (!channel?.enabled) throw new AppError('unknown-channel', `channel ${key.channelId} does not exist or is switched off`)
  if (!channel.versionId) throw new AppError('channel-not-published', `nothing is published to channel ${key.channelId}`)
  const program = await parts.programs.load({ workspaceId: key.workspaceId, versionId: channel.versionId })
  const now = parts.clock.now()
  const shard = shardOfContact(key)
  const state = program.createState({ now, language: profile?.locale ?? null })
  const clean = cleanJson(profile) ?? {}
  const newCustomer = contact
    ? null
    : { name: clean.name ?? '', email: clean.email ?? null, phone: clean.phone ?? null, attributes: clean.attributes ?? {} }
  const customerId = contact?.customerId ?? (parts.newCustomerId ?? randomUUID)()
  return {
    opening: { externalId: key.externalId, contactKnown: contact !== null, previous: contact?.conversationId ?? null, newCustomer },
    loaded: {
      version: 0,
      state,
      earlier: contact?.recent ?? [],
      customer: newCustomerFacts({ id: customerId, name: newCustomer?.name ?? '', attributes: newCustomer?.attributes ?? {} }),
      // A customer who is known is read before the first step.
      customerAt: contact ? 0 : now,
      row: {
        id: (parts.newId ?? newConversationId)({ shard, now }),
        shard,
        workspaceId: key.workspaceId,
        channelId: key.channelId,
        customerId,
        externalId: key.externalId,
        versionId: channel.versionId,
        lastSeq: 0,
        owner: state.owner,
        epoch: state.epoch,
        queueId: null,
        agentId: null,
        priority: 0,
        queuedAt: null,
        needsAttention: false,
        language: state.language,
        sentiment: 0,
        preview: '',
        previewBy: '',
        lastMessageAt: now,
        waitingSince: null,
        unread: 0,
        tags: [],
        outcome: null,
        rating: null,
        createdAt: now,
        closedAt: null,
        wakeAt: null,
      },
    },
  }
}

function contactKey(item: TurnItem): string {
  const { contact } = item
  if (!contact) throw new AppError('internal', 'only what came through a channel can be routed by its contact')
  return `${contact.workspaceId}\n${contact.channelId}\n${contact.externalId}`
}

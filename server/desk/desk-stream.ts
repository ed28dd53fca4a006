import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { beat, beatMillis } from '../routing/presence/beat.ts'
import { listPresence, type TeamMember } from '../routing/presence/list-presence.ts'
import type { ConversationEventRecord } from '../runtime/events.ts'
import type { WorkspaceEvent } from '../runtime/stream.ts'
import { type Cursor, parseCursor } from '../runtime/stream-cursor.ts'
import type { Services } from '../services.ts'
import type { DeskConversation } from './desk-conversation.ts'
import { countConversations, type DeskCounts } from './desk-counts.ts'
import { type DeskOffer, readOffers } from './read-offers.ts'
import { isTooOld } from './replay-limit.ts'
import { rowReader } from './row-reader.ts'
import type { Signal } from './signals.ts'
import { createStreamInbox } from './stream-inbox.ts'

export const deskStreamInput = z.strictObject({
  /** Id of the last item the client has: everything after it is sent again. */
  after: z.string().max(60).nullish(),
  /** The same, as the client's library fills it in when it reconnects by itself. */
  lastEventId: z.string().max(60).nullish(),
})

export type DeskStreamItem =
  /** First of all. `missed`: the events since the client's cursor are too many or gone, it must load its lists and transcript anew. */
  | { type: 'ready'; missed: boolean; offers: DeskOffer[]; counts: DeskCounts; team: TeamMember[] }
  /** One event of a conversation, with the conversation as it then is or later; `offer` when it is one for the reader. */
  | { type: 'event'; event: ConversationEventRecord; conversation: DeskConversation | null; offer?: DeskOffer }
  | { type: 'presence'; members: TeamMember[] }
  | { type: 'counts'; counts: DeskCounts }
  | { type: 'typing'; conversationId: string; by: 'customer' | 'agent'; memberId: string | null; name: string | null }

/** An item with a cursor is never lost and never sent twice to one who says where they were; the others are news of the moment. */
export type DeskStreamMessage = { cursor: Cursor | null; item: DeskStreamItem }

type Parts = Pick<Services, 'db' | 'clock' | 'stream' | 'signals' | 'stopping'>

/** Ms between two looks at what sends no event: loads, presence set in another process, counts. */
const lookMillis = 2000
/** Ms after a change of presence: the shared look at the team is then a fresh one. */
const soonMillis = 260

/**
 * Everything an open desk needs to know, as it happens. While it is open its agent counts as there. Ends when the signal fires,
 * the server stops, or the member is no more.
 */
export function deskStream(
  parts: Parts,
  actor: Actor,
  input: z.infer<typeof deskStreamInput>,
  closed: AbortSignal,
): AsyncGenerator<DeskStreamMessage, void, void> {
  // Before the first item is asked for: who may not hear it is told so and not kept waiting.
  demand(actor, 'desk.view')
  return run(parts, actor, input, closed)
}

async function* run(
  parts: Parts,
  actor: Actor,
  input: z.infer<typeof deskStreamInput>,
  closed: AbortSignal,
): AsyncGenerator<DeskStreamMessage, void, void> {
  const { workspaceId } = actor
  const ended = new AbortController()
  const signal = AbortSignal.any([closed, parts.stopping, ended.signal])
  const inbox = createStreamInbox<DeskStreamMessage>(signal)
  const asked = input.lastEventId ?? input.after ?? null
  const wanted = parseCursor(asked)
  // The place is taken before anything is read: what happens while reading comes as an event.
  const current = await parts.stream.currentCursor(workspaceId)
  const missed = asked !== null && (!wanted || (await isTooOld(parts.db.pool, { workspaceId, after: wanted, current })))
  const from = wanted && !missed ? wanted : current
  const look = createLook(parts, actor)
  await beat(parts, actor)
  const { counts, team } = await look.all()
  const offers = await readOffers(parts.db.pool, actor, { memberId: actor.memberId })
  await inbox.put({ cursor: from, item: { type: 'ready', missed, offers, counts, team } })

  const unsubscribe = parts.signals.subscribe((one) => {
    const item = typingItem(actor, one)
    if (item) inbox.offer({ cursor: null, item })
    if (one.kind === 'presence' && one.workspaceId === workspaceId) soon ??= setTimeout(tick, soonMillis)
  })
  let soon: NodeJS.Timeout | undefined
  const tick = async () => {
    soon = undefined
    try {
      for (const item of await look.changes()) inbox.offer({ cursor: null, item })
    } catch (error) {
      inbox.fail(error)
    }
  }
  const looking = setInterval(tick, lookMillis)
  const beating = setInterval(() => {
    beat(parts, actor).then((there) => there || ended.abort(), inbox.fail)
  }, beatMillis)
  const following = follow(parts, actor, { from, signal, put: inbox.put }).catch(inbox.fail)
  try {
    yield* inbox.read()
  } finally {
    ended.abort()
    unsubscribe()
    clearTimeout(soon)
    clearInterval(looking)
    clearInterval(beating)
    await following
  }
}

async function follow(
  parts: Parts,
  actor: Actor,
  { from, signal, put }: { from: Cursor; signal: AbortSignal; put(message: DeskStreamMessage): Promise<void> },
): Promise<void> {
  for await (const one of parts.stream.followWorkspace({ workspaceId: actor.workspaceId, after: from, signal })) {
    await put({ cursor: one.cursor, item: await eventItem(parts, actor, one) })
  }
}

async function eventItem({ db: { pool } }: Parts, actor: Actor, { event }: WorkspaceEvent): Promise<DeskStreamItem> {
  const { conversationId, seq } = event
  const { workspaceId, locale, memberId } = actor
  const conversation = await rowReader(pool)({ workspaceId, locale, conversationId, seq })
  if (event.kind !== 'offer.made' || event.body.memberId !== memberId) return { type: 'event', event, conversation }
  // An offer that is over by now is not shown.
  const offer = (await readOffers(pool, actor, { conversationId })).find((one) => one.memberId === memberId)
  return { type: 'event', event, conversation, ...(offer ? { offer } : {}) }
}

/** Counts and team, and what of them is new since the last look. */
function createLook(parts: Parts, actor: Actor) {
  let sentCounts = ''
  const sentMembers = new Map<string, string>()
  const read = async () => ({ counts: await countConversations(parts, actor), team: await listPresence(parts, actor) })
  const remember = ({ counts, team }: { counts: DeskCounts; team: TeamMember[] }) => {
    const items: DeskStreamItem[] = []
    const members = team.filter((member) => sentMembers.get(member.memberId) !== JSON.stringify(member))
    for (const member of members) sentMembers.set(member.memberId, JSON.stringify(member))
    if (members.length > 0) items.push({ type: 'presence', members })
    if (JSON.stringify(counts) !== sentCounts) items.push({ type: 'counts', counts })
    sentCounts = JSON.stringify(counts)
    return items
  }
  return {
    async all() {
      const seen = await read()
      remember(seen)
      return seen
    },
    changes: async () => remember(await read()),
  }
}

/** One's own typing is no news. */
function typingItem(actor: Actor, signal: Signal): DeskStreamItem | null {
  if (signal.kind !== 'typing' || signal.workspaceId !== actor.workspaceId) return null
  const { conversationId, by, memberId = null, name = null } = signal
  return memberId === actor.memberId ? null : { type: 'typing', conversationId, by, memberId, name }
}

import type { ConversationEventRecord } from './model.ts'

/** What the transcript shows of the event list, numbered for the eye: only messages carry a number. */
export type TranscriptItem = { number: number | null; event: ConversationEventRecord; first: boolean }

const hidden = new Set([
  'effect.requested',
  'effect.finished',
  'owner.changed',
  'customer.updated',
  'priority.changed',
  'offer.made',
  'notify',
])

/** Events in order of seq, without those that only machines need. `first` is false when the same person goes on talking. */
export function transcriptItems(events: readonly ConversationEventRecord[]): TranscriptItem[] {
  const items: TranscriptItem[] = []
  const closed = events.some((event) => event.kind === 'closed')
  const decided = new Set(events.flatMap((event) => (event.kind === 'approval.decided' ? [event.body.approvalId] : [])))
  // Numbers count from the first message of all; as long as earlier ones are missing nobody knows them.
  const counted = events[0]?.seq === 1
  let number = 0
  let speaker = ''
  for (const event of events) {
    const isMessage = event.kind === 'message.customer' || event.kind === 'message.bot' || event.kind === 'message.agent'
    if (isMessage) number++
    if (hidden.has(event.kind) || (event.kind === 'rule.fired' && event.body.shadow)) continue
    // What is decided is told by the decision; what nobody decided is nothing that can still be answered.
    if (event.kind === 'approval.requested' && (closed || decided.has(event.body.approvalId))) continue
    const who = isMessage ? `${event.actor}:${event.actorId ?? ''}` : event.kind
    items.push({ number: isMessage && counted ? number : null, event, first: who !== speaker })
    speaker = who
  }
  return items
}

/** The numbers that messages carry, by the seq of their events. */
export function messageNumbers(items: readonly TranscriptItem[]): ReadonlyMap<number, number> {
  return new Map(items.flatMap(({ event, number }) => (number === null ? [] : [[event.seq, number] as const])))
}

/** Adds events that came by any road, in any order, any number of times. */
export function mergeEvents(
  known: readonly ConversationEventRecord[],
  incoming: readonly ConversationEventRecord[],
): ConversationEventRecord[] {
  const bySeq = new Map(known.map((event) => [event.seq, event]))
  for (const event of incoming) bySeq.set(event.seq, event)
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

/** True when something between the first and last known event is missing and must be fetched. */
export function hasGap(events: readonly ConversationEventRecord[]): boolean {
  const first = events[0]
  const last = events.at(-1)
  return first !== undefined && last !== undefined && last.seq - first.seq + 1 !== events.length
}

import { z } from 'zod'

/**
 * conversations: messages, events and everything else of a conversation. turnLog: what replay and time travel need. effects: requests to
 * other systems and their answers. files: what customers sent.
 */
export const retentionKinds = ['conversations', 'turnLog', 'effects', 'files'] as const
export const retentionKind = z.enum(retentionKinds)
export type RetentionKind = z.infer<typeof retentionKind>

/** Longer than vendors redeliver, so that what is repeated is still known. */
export const FEWEST_DAYS = 14
export const MOST_DAYS = 3650

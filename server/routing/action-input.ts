import { z } from 'zod'

/** As the runtime makes them, lower case. */
export const conversationId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)

/** What every action on a conversation is sent with. `clientId` is made by the sender: the same one again does nothing new and gets the first answer. */
export const actionInput = z.strictObject({ conversationId, clientId: z.string().min(1).max(80) })

export const note = z.string().trim().max(4000).optional()

import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { listPublications, type PublicationView } from './list-publications.ts'

export const listChannelPublicationsInput = z.strictObject({ channelId: z.string().max(60) })

/** What was live on a channel, newest first. */
export async function listChannelPublications(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof listChannelPublicationsInput>,
): Promise<PublicationView[]> {
  demand(actor, 'flow.view')
  return listPublications(db.prisma, { workspaceId: actor.workspaceId, channelId: input.channelId })
}

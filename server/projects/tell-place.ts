import { z } from 'zod'
import { idSchema } from '../../flows/document/primitives.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'

export const visitIdSchema = z.string().regex(/^[\w-]{8,40}$/)
const coordinate = z.number().min(-1e7).max(1e7)

/** Where somebody is in a designer: the flow they look at, the cards they chose, the pointer in the canvas's own units. */
export const placeSchema = z.strictObject({
  flowId: idSchema,
  cards: z.array(idSchema).max(20),
  cursor: z.strictObject({ x: coordinate, y: coordinate }).nullable(),
})
export type DesignerPlace = z.infer<typeof placeSchema>

export const tellPlaceInput = z.strictObject({
  projectId: z.string().max(60),
  /** One open page of one person. */
  visitId: visitIdSchema,
  place: placeSchema,
})

/**
 * Tells those who have the same project open where one is. Kept nowhere: who comes later is told again by
 * the pages themselves, and that a page was left tells its stream when it ends (follow-draft.ts).
 * It goes to the actor's own workspace only, so a project of another one is told nothing.
 */
export function tellPlace({ signals }: Pick<Services, 'signals'>, actor: Actor, input: z.infer<typeof tellPlaceInput>): void {
  demand(actor, 'flow.view')
  const { workspaceId, memberId, name } = actor
  signals.publish({ kind: 'place', workspaceId, memberId, name, ...input })
}

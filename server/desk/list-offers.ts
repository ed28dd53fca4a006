import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { type DeskOffer, readOffers } from './read-offers.ts'

/** What is offered to the reader now, the oldest first. */
export async function listOffers({ db }: Pick<Services, 'db'>, actor: Actor): Promise<DeskOffer[]> {
  demand(actor, 'desk.handle')
  return readOffers(db.pool, actor, { memberId: actor.memberId })
}

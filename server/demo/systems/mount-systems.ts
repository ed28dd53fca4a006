import type { FrontDoor } from '../../platform/http/front-door.ts'
import { mountBank } from './bank.ts'

/** Stand-ins for the systems the templates talk to, for demo installations: answers are made from the number asked for. */
export function mountSystems(app: FrontDoor): void {
  mountBank(app)
}

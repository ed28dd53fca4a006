import type { FrontDoor } from '../../platform/http/front-door.ts'
import { mountBank } from './bank.ts'
import { mountCity } from './city.ts'
import { mountClinic } from './clinic.ts'
import { mountStaff } from './staff.ts'
import { mountTelecom } from './telecom.ts'

/** Stand-ins for the systems the templates talk to, for demo installations: answers are made from the number asked for, nothing is stored. */
export function mountSystems(app: FrontDoor): void {
  for (const mount of [mountBank, mountTelecom, mountClinic, mountStaff, mountCity]) mount(app)
}

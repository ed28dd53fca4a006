import type { Presence } from '../../identity/get-me.ts'
import type { Role } from '../../identity/permissions.ts'

/** Somebody of the team as the others see them. `load` counts open conversations and live offers. */
export type PresenceView = {
  memberId: string
  name: string
  role: Role
  presence: Presence
  presenceSince: Date
  presenceReason: string
  load: number
  capacity: number
}

/** Of `member m`. */
export const presenceColumns = `m.id AS "memberId", m.name, m.role, m.presence, m.presence_since AS "presenceSince",
  m.presence_reason AS "presenceReason", m.load, m.capacity`

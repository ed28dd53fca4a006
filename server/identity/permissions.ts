import { AppError } from '../platform/errors.ts'
import type { Actor } from './actor.ts'

export const roles = ['owner', 'admin', 'designer', 'supervisor', 'agent', 'analyst'] as const
export type Role = (typeof roles)[number]

/** Everything that may be done, and by which roles. Owner may do all. */
const table = {
  'workspace.manage': ['admin'],
  'members.manage': ['admin'],
  'members.view': ['admin', 'designer', 'supervisor', 'agent', 'analyst'],
  'flow.view': ['admin', 'designer', 'supervisor', 'analyst'],
  // Remarks beside the flow; they change nothing of it.
  'flow.comment': ['admin', 'designer', 'supervisor', 'analyst'],
  'flow.edit': ['admin', 'designer'],
  'flow.publish': ['admin', 'designer'],
  // Real conversations in the simulator: what customers wrote, and the flow.
  'flow.replay': ['admin', 'supervisor'],
  'channel.view': ['admin', 'designer', 'supervisor', 'analyst'],
  'channel.manage': ['admin', 'designer'],
  'knowledge.view': ['admin', 'designer', 'supervisor', 'agent', 'analyst'],
  'knowledge.edit': ['admin', 'designer', 'supervisor'],
  'queue.view': ['admin', 'designer', 'supervisor', 'agent', 'analyst'],
  'queue.manage': ['admin', 'supervisor'],
  'desk.view': ['admin', 'supervisor', 'agent'],
  'desk.handle': ['admin', 'supervisor', 'agent'],
  'desk.reassign': ['admin', 'supervisor'],
  'customer.view': ['admin', 'supervisor', 'agent', 'analyst'],
  'customer.edit': ['admin', 'supervisor', 'agent'],
  // For good, with everything said.
  'customer.erase': ['admin'],
  'ticket.view': ['admin', 'supervisor', 'agent', 'analyst'],
  'ticket.edit': ['admin', 'supervisor', 'agent'],
  'cannedReply.view': ['admin', 'supervisor', 'agent'],
  'cannedReply.edit': ['admin', 'supervisor'],
  'insight.view': ['admin', 'designer', 'supervisor', 'analyst'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof table

export const permissions = Object.keys(table) as Permission[]

export function may(actor: Pick<Actor, 'role'>, permission: Permission): boolean {
  return actor.role === 'owner' || (table[permission] as readonly Role[]).includes(actor.role)
}

/** The one place where a right is demanded. Use cases call it first. @throws AppError not-allowed */
export function demand(actor: Actor, permission: Permission): void {
  if (!may(actor, permission)) throw new AppError('not-allowed', `${actor.role} may not ${permission}`, { params: { permission } })
}

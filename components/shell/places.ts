import { BookOpen, ChartLine, type LucideIcon, MessagesSquare, RadioTower, Settings, Ticket, Users, Workflow } from 'lucide-react'
import type { Permission } from '../../server/identity/permissions.ts'

export type PlaceId = 'inbox' | 'flows' | 'customers' | 'tickets' | 'knowledge' | 'insight' | 'channels' | 'settings'
export type Place = {
  id: PlaceId
  href: `/${PlaceId}`
  icon: LucideIcon /** Who has it not does not see the place; without it everyone does. */
  permission?: Permission
}

/** The rail from top to bottom; the last stands apart at the foot. Names are messages shell.places.<id>. */
export const places: readonly Place[] = [
  { id: 'inbox', href: '/inbox', icon: MessagesSquare, permission: 'desk.view' },
  { id: 'flows', href: '/flows', icon: Workflow, permission: 'flow.view' },
  { id: 'customers', href: '/customers', icon: Users, permission: 'customer.view' },
  { id: 'tickets', href: '/tickets', icon: Ticket, permission: 'ticket.view' },
  { id: 'knowledge', href: '/knowledge', icon: BookOpen, permission: 'knowledge.view' },
  { id: 'insight', href: '/insight', icon: ChartLine, permission: 'insight.view' },
  { id: 'channels', href: '/channels', icon: RadioTower, permission: 'channel.view' },
  { id: 'settings', href: '/settings', icon: Settings },
]

export function placeOf(path: string): Place | undefined {
  return places.find((place) => path === place.href || path.startsWith(`${place.href}/`))
}

/** Where someone starts: those who build at the flows, those who answer at the desk, those who only measure at the figures. */
export function homeOf({ role, may }: { role: string; may: (permission: Permission) => boolean }): string {
  if (role === 'designer' || role === 'owner' || role === 'admin') return '/flows'
  if (role === 'analyst') return '/insight'
  return places.find((place) => !place.permission || may(place.permission))?.href ?? '/settings'
}

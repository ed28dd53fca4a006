import { Activity, Archive, Building2, type LucideIcon, MessageSquareQuote, Plug, UserRound, UsersRound, Waypoints } from 'lucide-react'
import type { Permission } from '../../server/identity/permissions.ts'

export type SectionId = 'profile' | 'workspace' | 'members' | 'queues' | 'replies' | 'services' | 'retention' | 'operations'
export const sections: readonly { id: SectionId; href: string; icon: LucideIcon; permission?: Permission }[] = [
  { id: 'profile', href: '/settings/profile', icon: UserRound },
  { id: 'workspace', href: '/settings/workspace', icon: Building2, permission: 'workspace.manage' },
  { id: 'members', href: '/settings/members', icon: UsersRound, permission: 'members.view' },
  { id: 'queues', href: '/settings/queues', icon: Waypoints, permission: 'queue.view' },
  { id: 'replies', href: '/settings/replies', icon: MessageSquareQuote, permission: 'cannedReply.view' },
  { id: 'services', href: '/settings/services', icon: Plug, permission: 'workspace.manage' },
  { id: 'retention', href: '/settings/retention', icon: Archive, permission: 'workspace.manage' },
  { id: 'operations', href: '/settings/operations', icon: Activity, permission: 'workspace.manage' },
]

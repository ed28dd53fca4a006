'use client'
import { useQuery } from '@tanstack/react-query'
import type { Permission, Role } from '../../server/identity/permissions.ts'
import type { Presence } from '../ui/avatar.tsx'
import { useApi } from './use-api.ts'

export type Me = {
  name: string
  email: string
  role: Role
  memberId: string
  presence: Presence
  workspace: { id: string; name: string; demo: boolean }
  permissions: readonly Permission[]
}

/** The signed-in member; `me` is undefined while loading. `may('flow.edit')` hides, the server still decides. */
export function useMe() {
  const api = useApi()
  const query = useQuery({ ...api.me.get.queryOptions(), staleTime: 60_000 })
  const me = query.data as Me | undefined
  const may = (permission: Permission): boolean => me?.permissions.includes(permission) ?? false
  return { me, may, query }
}

'use client'
import { useQuery } from '@tanstack/react-query'
import type { Permission } from '../../server/identity/permissions.ts'
import { type ApiOutputs, useApi } from './use-api.ts'

export type Me = ApiOutputs['me']['get']

/** The signed-in member; `me` is undefined while loading. `may('flow.edit')` hides, the server still decides. */
export function useMe() {
  const api = useApi()
  const query = useQuery({ ...api.me.get.queryOptions(), staleTime: 60_000 })
  const me: Me | undefined = query.data
  const may = (permission: Permission): boolean => me?.permissions.includes(permission) ?? false
  return { me, may, query }
}

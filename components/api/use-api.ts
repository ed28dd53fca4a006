'use client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import type { AppRouter } from '../../server/api/router.ts'

const context = createTRPCContext<AppRouter>()

/**
 * The typed door to the server. `const api = useApi()`, then
 * `useQuery(api.members.list.queryOptions())`, `useMutation(api.members.create.mutationOptions())`,
 * `useSubscription(api.desk.events.subscriptionOptions(input, { onData }))`, `queryClient.invalidateQueries(api.members.pathFilter())`.
 */
export const useApi = context.useTRPC
/** The plain client, for calls outside of queries: `client.flows.get.query({ id })`. */
export const useApiClient = context.useTRPCClient
export const ApiContextProvider = context.TRPCProvider

export type ApiInputs = inferRouterInputs<AppRouter>
export type ApiOutputs = inferRouterOutputs<AppRouter>

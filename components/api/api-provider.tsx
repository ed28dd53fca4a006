'use client'
import { QueryClientProvider } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import superjson from 'superjson'
import type { AppRouter } from '../../server/api/router.ts'
import { toast } from '../ui/toast.tsx'
import { onReturn, watchedFetch } from './connection.ts'
import { apiUrl, earlyQueries } from './early.ts'
import { createQueryClient } from './query-client.ts'
import { ApiContextProvider } from './use-api.ts'
import { useErrorText } from './use-error-text.ts'

const url = apiUrl
const early: ReadonlySet<string> = new Set(earlyQueries)

export function ApiProvider({ children }: { children: ReactNode }) {
  const errorText = useErrorText()
  const latest = useRef(errorText)
  latest.current = errorText

  const [queryClient] = useState(() =>
    createQueryClient({
      onFailure: (error) => {
        const { text, code } = latest.current(error)
        // One toast per kind of trouble, however many requests met it.
        toast.error(text, { id: code })
      },
      onSignedOut: goToLogin,
    }),
  )
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: (operation) => operation.type === 'subscription',
          true: httpSubscriptionLink({ url, transformer: superjson }),
          false: splitLink({
            condition: (operation) => early.has(operation.path),
            true: httpLink({ url, transformer: superjson, fetch: (input, init) => watchedFetch(input, init as RequestInit) }),
            false: httpBatchLink({
              url,
              transformer: superjson,
              fetch: (input, init) => watchedFetch(input, init as RequestInit),
              maxURLLength: 6000,
            }),
          }),
        }),
      ],
    }),
  )
  useEffect(() => onReturn(() => void queryClient.invalidateQueries()), [queryClient])

  return (
    <QueryClientProvider client={queryClient}>
      <ApiContextProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </ApiContextProvider>
    </QueryClientProvider>
  )
}

function goToLogin(): void {
  const { pathname, search } = window.location
  if (pathname !== '/login' && pathname !== '/signup') window.location.assign(`/login?next=${encodeURIComponent(pathname + search)}`)
}

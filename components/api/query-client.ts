import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { readAppError } from './app-error.ts'

const transient = new Set(['unreachable', 'overloaded', 'unavailable', 'internal'])

declare module '@tanstack/react-query' {
  interface Register {
    // quiet: the caller shows the failure itself, so no toast.
    mutationMeta: { quiet?: boolean }
  }
}

/** One per page load. A failed mutation is told once through `onFailure`, a lost session through `onSignedOut`. */
export function createQueryClient({
  onFailure,
  onSignedOut,
}: {
  onFailure: (error: unknown) => void
  onSignedOut: () => void
}): QueryClient {
  const watch = (error: unknown) => {
    if (readAppError(error).code === 'not-signed-in') onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        watch(error)
        if (!mutation.meta?.quiet) onFailure(error)
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && transient.has(readAppError(error).code),
      },
      mutations: { networkMode: 'always' },
    },
  })
}

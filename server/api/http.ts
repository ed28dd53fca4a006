import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { addressHeader, createAuth } from '../identity/auth.ts'
import { createSignInLimits } from '../identity/sign-in-limits.ts'
import { AppError } from '../platform/errors.ts'
import { clientAddress } from '../platform/http/client-address.ts'
import type { FrontDoor, FrontDoorEnv } from '../platform/http/front-door.ts'
import type { Services } from '../services.ts'
import { createContext } from './context.ts'
import { logError } from './log-error.ts'
import { appRouter } from './router.ts'
import { demandSameOrigin } from './same-origin.ts'

/** What one request may carry, bytes. A whole flow with its layout may be large, everything else is small. */
export const bodyLimits = { auth: 16 * 1024, api: 2 * 1024 ** 2, flow: 8 * 1024 ** 2 } as const

const flowPaths = /\/projects\.(saveDraft|import)$/

/** Opens /api/auth/* (better-auth) and /api/trpc/* (the interface's procedures). */
export function mountApi(app: FrontDoor, services: Services): void {
  const auth = createAuth(services)
  const limits = createSignInLimits()

  app.use(
    '/api/auth/*',
    limitTo(() => bodyLimits.auth),
  )
  app.on(['GET', 'POST'], '/api/auth/*', async (c) => {
    const headers = new Headers(c.req.raw.headers)
    headers.set(addressHeader, clientAddress(c, services.config))
    if (c.req.method === 'GET') return auth.handler(new Request(c.req.url, { headers, signal: c.req.raw.signal }))
    demandSameOrigin(c, services.config.publicUrl)
    const body = await c.req.text()
    return limits.around({ path: c.req.path, body }, () => auth.handler(new Request(c.req.url, { method: 'POST', headers, body })))
  })

  app.use(
    '/api/trpc/*',
    limitTo((c) => (flowPaths.test(c.req.path) ? bodyLimits.flow : bodyLimits.api)),
  )
  app.on(['GET', 'POST'], '/api/trpc/*', (c) => {
    if (c.req.method === 'POST') demandSameOrigin(c, services.config.publicUrl)
    c.header('cache-control', 'no-store')
    const cookies: string[] = []
    return fetchRequestHandler({
      endpoint: '/api/trpc',
      req: c.req.raw,
      router: appRouter,
      createContext: () =>
        createContext({
          services,
          auth,
          headers: c.req.raw.headers,
          requestId: c.get('requestId'),
          log: c.get('log'),
          onCookies: (given) => cookies.push(...given),
        }),
      responseMeta: () => ({ headers: new Headers(cookies.map((cookie): [string, string] => ['set-cookie', cookie])) }),
      onError: ({ error, path, ctx }) => logError({ error, path, log: ctx?.log ?? services.log }),
    })
  })
}

function limitTo(bytes: (c: Context<FrontDoorEnv>) => number) {
  return (c: Context<FrontDoorEnv>, next: () => Promise<void>) => {
    const limit = bytes(c)
    const onError = () => {
      throw new AppError('too-large', 'body too large', { params: { limit } })
    }
    return bodyLimit({ maxSize: limit, onError })(c, next)
  }
}

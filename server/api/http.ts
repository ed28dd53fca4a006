import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { addressHeader, createAuth } from '../identity/auth.ts'
import { createSignInLimits } from '../identity/sign-in-limits.ts'
import { bodyLimit } from '../platform/http/body-limit.ts'
import { clientAddress } from '../platform/http/client-address.ts'
import type { FrontDoor } from '../platform/http/front-door.ts'
import type { Services } from '../services.ts'
import { createContext } from './context.ts'
import { logError } from './log-error.ts'
import { appRouter } from './router.ts'
import { demandSameOrigin } from './same-origin.ts'

/** What one request may carry, bytes. A whole flow with its layout may be large, everything else is small. */
export const bodyLimits = { auth: 16 * 1024, api: 2 * 1024 ** 2, flow: 12 * 1024 ** 2 } as const

/** Calls may be batched: their names stand in the path with commas between. */
const flowPaths = /[/,](projects\.saveDraft|(projects|templates)\.import)(,|$)/

/** Opens /api/auth/* (better-auth) and /api/trpc/* (the interface's procedures). */
export function mountApi(app: FrontDoor, services: Services): void {
  const auth = createAuth(services)
  const limits = createSignInLimits()

  app.use('/api/auth/*', bodyLimit(bodyLimits.auth))
  app.on(['GET', 'POST'], '/api/auth/*', async (c) => {
    const headers = new Headers(c.req.raw.headers)
    headers.set(addressHeader, clientAddress(c, services.config))
    if (c.req.method === 'GET') return auth.handler(new Request(c.req.url, { headers, signal: c.req.raw.signal }))
    demandSameOrigin(c, services.config.publicUrl)
    const body = await c.req.text()
    const request = new Request(c.req.url, { method: 'POST', headers, body })
    return withoutToken(await limits.around({ path: c.req.path, body }, () => auth.handler(request)))
  })

  app.use(
    '/api/trpc/*',
    bodyLimit((c) => (flowPaths.test(c.req.path) ? bodyLimits.flow : bodyLimits.api)),
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

/** The session's token is for the cookie that scripts cannot read; better-auth also puts it into the answer. */
async function withoutToken(response: Response): Promise<Response> {
  if (!response.headers.get('content-type')?.includes('json')) return response
  const text = await response.text()
  const body: unknown = text ? JSON.parse(text) : null
  if (typeof body === 'object' && body !== null && 'token' in body) body.token = null
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return new Response(text && JSON.stringify(body), { status: response.status, headers })
}

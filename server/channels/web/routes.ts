import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { MOST_BYTES } from '../../files/file-types.ts'
import { AppError } from '../../platform/errors.ts'
import { bodyLimit } from '../../platform/http/body-limit.ts'
import type { FrontDoor } from '../../platform/http/front-door.ts'
import type { WebChannelDeps } from './deps.ts'
import { followTyping } from './follow-typing.ts'
import { channelLoader, type WebChannel } from './load-channel.ts'
import { openSession } from './open-session.ts'
import { allowsOrigin, checkOrigin } from './origin.ts'
import { rateLimits } from './rate-limits.ts'
import { readJson } from './read-json.ts'
import { sendRequestSchema, sessionRequestSchema } from './requests.ts'
import { sendMessage } from './send-message.ts'
import { streamEvents } from './stream-events.ts'
import { type Visitor, visitorTokens } from './visitor-token.ts'

/** Mounts /v1/web/:key/{session,messages,files,events,typing}. Errors are thrown as AppError and mapped by the app's error handler. */
export function mountWebRoutes(app: FrontDoor, deps: WebChannelDeps): void {
  const loadChannel = channelLoader(deps.pool)
  const tokens = visitorTokens(deps.secret)
  const limits = rateLimits(deps.limits)

  async function channelOf(c: Context): Promise<WebChannel> {
    const channel = await loadChannel(c.req.param('key') ?? '')
    const origin = c.req.header('origin')
    checkOrigin({ origin, ownOrigin: ownOrigin(c, deps), allowedOrigins: channel.allowedOrigins })
    allowCors(c, origin)
    return channel
  }

  async function visitorOf(c: Context): Promise<{ channel: WebChannel; visitor: Visitor }> {
    const channel = await channelOf(c)
    const visitor = await tokens.check(/^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '')
    if (visitor.channelId !== channel.id || visitor.workspaceId !== channel.workspaceId)
      throw new AppError('wrong-token', 'token of another channel')
    return { channel, visitor }
  }

  app.options('/v1/web/:key/*', async (c) => {
    const channel = await loadChannel(c.req.param('key') ?? '')
    const origin = c.req.header('origin')
    if (allowsOrigin({ origin, ownOrigin: ownOrigin(c, deps), allowedOrigins: channel.allowedOrigins })) allowCors(c, origin)
    return c.body(null, 204)
  })

  app.post('/v1/web/:key/session', async (c) => {
    await limits.session(deps.addressOf(c))
    const channel = await channelOf(c)
    const request = await readJson(c, sessionRequestSchema, 16_000)
    return c.json(await openSession({ deps, tokens, channel, request }))
  })

  app.post('/v1/web/:key/messages', async (c) => {
    const { channel, visitor } = await visitorOf(c)
    await limits.message(visitor.visitorId)
    const request = await readJson(c, sendRequestSchema, 32_000)
    return c.json(await sendMessage({ deps, channel, visitor, request }))
  })

  app.post('/v1/web/:key/files', bodyLimit(MOST_BYTES), async (c) => {
    const { visitor } = await visitorOf(c)
    await limits.file(visitor.visitorId)
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    return c.json(await deps.receiveFile(visitor, { name: c.req.query('name') ?? '', bytes }))
  })

  app.post('/v1/web/:key/typing', async (c) => {
    const { visitor } = await visitorOf(c)
    await limits.typing(visitor.visitorId)
    const conversation = await deps.currentConversation(visitor)
    if (conversation && deps.typing)
      deps.typing.publish({ workspaceId: visitor.workspaceId, conversationId: conversation.id, by: 'customer' })
    return c.json({})
  })

  app.get('/v1/web/:key/events', async (c) => {
    const { visitor } = await visitorOf(c)
    const cursor = c.req.header('last-event-id') ?? c.req.query('after') ?? null
    if (cursor !== null && !/^[0-9a-f-]{36}:\d{1,9}$/.test(cursor))
      throw new AppError('bad-request', 'malformed cursor', { params: { field: 'last-event-id' } })
    if (cursor !== null && deps.shardOf(cursor.slice(0, 36)) !== deps.shardForVisitor(visitor))
      throw new AppError('not-found', "cursor of another visitor's conversation")
    c.header('x-accel-buffering', 'no')
    return streamSSE(c, async (stream) => {
      const abort = new AbortController()
      stream.onAbort(() => abort.abort())
      const shard = deps.shardForVisitor(visitor)
      const untyped = followTyping(deps, visitor, (typing) => stream.writeSSE({ event: 'typing', data: JSON.stringify(typing) }))
      try {
        const sources = {
          currentConversation: async () => (await deps.currentConversation(visitor))?.id ?? null,
          readEvents: (conversationId: string, afterSeq: number) => deps.readEvents({ visitor, conversationId, afterSeq }),
          queuePosition: (conversationId: string) => deps.queuePosition({ workspaceId: visitor.workspaceId, conversationId }),
          hints: deps.runtime.hints,
          shardOf: deps.shardOf,
          shard,
        }
        await stream.write(': hello\n\n')
        for await (const message of streamEvents({ cursor, sources, signal: abort.signal })) {
          if (message.event === 'ping') await stream.write(': ping\n\n')
          else
            await stream.writeSSE({
              event: message.event,
              data: JSON.stringify(message.data),
              ...('id' in message ? { id: message.id } : {}),
            })
        }
      } finally {
        untyped()
        abort.abort()
      }
    })
  })
}

function ownOrigin(c: Context, deps: WebChannelDeps): string {
  // Behind a proxy the configured address counts; without one, the address the request came to.
  return deps.publicUrl ? new URL(deps.publicUrl).origin : new URL(c.req.url).origin
}

function allowCors(c: Context, origin: string | undefined): void {
  if (!origin) return
  c.header('access-control-allow-origin', origin)
  c.header('vary', 'Origin')
  c.header('access-control-allow-methods', 'GET, POST, OPTIONS')
  c.header('access-control-allow-headers', 'authorization, content-type, last-event-id, accept-language')
  c.header('access-control-max-age', '600')
}

import type { Context, Next } from 'hono'
import { AppError } from '../errors.ts'
import type { FrontDoorEnv } from './front-door.ts'

/**
 * Refuses bodies of more than so many bytes. Node holds a sender to the length it announced; a body without one is read here,
 * up to the limit. (hono's own middleware rebuilds the request in a way that @hono/node-server's requests do not survive
 * unless it replaces the global Request: every chunked body ended as a 500.)
 * @throws AppError too-large with param `limit`
 */
export function bodyLimit(bytes: number | ((c: Context<FrontDoorEnv>) => number)) {
  return async (c: Context<FrontDoorEnv>, next: Next): Promise<void> => {
    const limit = typeof bytes === 'number' ? bytes : bytes(c)
    const announced = c.req.header('content-length')
    if (announced !== undefined && c.req.header('transfer-encoding') === undefined) {
      if (!(Number(announced) <= limit)) throw tooLarge(limit)
    } else if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && c.req.raw.body) {
      const body = await readUpTo(c.req.raw.body, limit)
      const { method, headers, signal } = c.req.raw
      c.req.raw = new Request(c.req.url, { method, headers: new Headers(headers), body, signal })
    }
    await next()
  }
}

async function readUpTo(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.byteLength
    // Leaving the loop cancels the stream: what is still coming is not kept.
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function tooLarge(limit: number): AppError {
  return new AppError('too-large', 'body too large', { params: { limit } })
}

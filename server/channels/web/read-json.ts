import type { Context } from 'hono'
import type { z } from 'zod'
import { AppError } from '../../platform/errors.ts'

/**
 * Reads a JSON body of at most `limit` bytes and checks it. A larger body is refused without being read to the end.
 * @throws AppError too-large, bad-request (params.field names the first wrong field)
 */
export async function readJson<T>(c: Context, schema: z.ZodType<T>, limit: number): Promise<T> {
  if (Number(c.req.header('content-length') ?? 0) > limit) throw new AppError('too-large', 'body too large', { params: { limit } })
  const body = c.req.raw.body
  const chunks: Uint8Array[] = []
  let size = 0
  if (body) {
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength
      if (size > limit) throw new AppError('too-large', 'body too large', { params: { limit } })
      chunks.push(chunk)
    }
  }
  const result = schema.safeParse(parse(Buffer.concat(chunks).toString('utf8')))
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new AppError('bad-request', `body refused: ${issue?.message}`, { params: { field: issue?.path.join('.') || 'body' } })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('bad-request', 'body is not JSON', { cause, params: { field: 'body' } })
  }
}

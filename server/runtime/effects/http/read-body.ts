import type { Dispatcher } from 'undici'
import type { Json } from '../../../../flows/engine/types.ts'
import { EffectFailure } from '../effect.ts'

const MOST_BYTES = 1_048_576

/** JSON when it is JSON, else text; null when empty. Stops reading at one megabyte, whatever the headers promised. */
export async function readBody(response: Dispatcher.ResponseData): Promise<Json> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response.body) {
    size += part.length
    if (size > MOST_BYTES) {
      response.body.destroy()
      throw new EffectFailure('too-large', 'the answer is larger than one megabyte')
    }
    parts.push(part)
  }
  const text = Buffer.concat(parts).toString('utf8')
  if (text.trim() === '') return null
  const declared = String(response.headers['content-type'] ?? '')
  if (!/json/i.test(declared) && !/^\s*[[{]/.test(text)) return text
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}

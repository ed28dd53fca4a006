import type { IncomingMessage } from 'node:http'

export async function readJson<T>(request: IncomingMessage): Promise<T> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return JSON.parse(Buffer.concat(parts).toString()) as T
}

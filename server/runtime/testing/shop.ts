import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What effects call: counts the calls per idempotency key. */
export async function startShop() {
  const calls = new Map<string, number>()
  const server = createServer((request, response) => {
    const key = String(request.headers['idempotency-key'])
    calls.set(key, (calls.get(key) ?? 0) + 1)
    response.setHeader('content-type', 'application/json').end('{"ok":true}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, calls, close: () => server.close() }
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A vendor behind OAuth 2.0: POST /token gives a bearer token for `client` by client credentials, in the header or in the body, as RFC
 * 6749 has it; every other path wants a token that is not over and was not called back.
 */
export async function standInLogin(client: { id: string; secret: string }, life = 3600) {
  const asked: { by: 'basic' | 'post'; scope: string | null; audience: string | null }[] = []
  const seen: string[] = []
  const alive = new Map<string, number>()
  let seconds = life
  let down = false
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      const answer = (status: number, content: object) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content))
      if (request.url === '/token') {
        if (down) return answer(503, { error: 'temporarily_unavailable' })
        const form = new URLSearchParams(body)
        const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1]
        const [id, secret] = basic
          ? Buffer.from(basic, 'base64')
              .toString()
              .split(':')
              .map((part) => new URLSearchParams(`a=${part}`).get('a'))
          : [form.get('client_id'), form.get('client_secret')]
        if (form.get('grant_type') !== 'client_credentials') return answer(400, { error: 'unsupported_grant_type' })
        // Some vendors repeat what they were sent; none of it may come through.
        if (id !== client.id || secret !== client.secret)
          return answer(401, { error: 'invalid_client', error_description: `wrong: ${secret}` })
        asked.push({ by: basic ? 'basic' : 'post', scope: form.get('scope'), audience: form.get('audience') })
        const token = `token-${asked.length}`
        alive.set(token, Date.now() + seconds * 1000)
        return answer(200, { access_token: token, token_type: 'Bearer', expires_in: seconds })
      }
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
      seen.push(token)
      if (request.url === '/elsewhere') return response.writeHead(302, { location: `http://localhost:${port()}/there` }).end()
      if ((alive.get(token) ?? 0) < Date.now()) return answer(401, { error: 'invalid_token' })
      answer(200, { ok: true })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = () => (server.address() as AddressInfo).port
  return {
    host: `127.0.0.1:${port()}`,
    port: port(),
    origin: `http://127.0.0.1:${port()}`,
    asked,
    seen,
    /** As when an administrator of the vendor ends all sessions. */
    callBack: () => alive.clear(),
    live: (of: number) => {
      seconds = of
    },
    fail: (on: boolean) => {
      down = on
    },
    close: () => server.close(),
  }
}

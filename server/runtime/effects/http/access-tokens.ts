import { createHash } from 'node:crypto'
import type { CredentialSettings } from '../../../connections/credentials/credential-input.ts'
import { createLru } from '../../lru.ts'
import { type EffectContext, EffectFailure } from '../effect.ts'
import { sendHttp } from './send-http.ts'

/** Taken anew so long before its end, ms, but never before a tenth of its life is left. */
const EARLY = 60_000
/** For a token that does not say how long it lives. */
const UNSAID = 300_000

type Client = { stamp: string; settings: CredentialSettings<'oauth2'>; secret: string }
type Context = Pick<EffectContext, 'allowPrivateHttp' | 'ownHosts' | 'signal'>
type Token = { value: string; until: number }

/**
 * Access tokens by client credentials, kept in this process: who asks at the same time shares one request, a token is taken anew before
 * it ends, and one that was refused is replaced once for all who held it. Nothing of them is logged.
 */
export function createAccessTokens(clock: { now(): number }) {
  const kept = createLru<string, Promise<Token>>(1000)

  function fetch(client: Client, context: Context): Promise<Token> {
    const token = ask(client, context, clock)
    kept.set(client.stamp, token)
    token.catch(() => {
      if (kept.get(client.stamp) === token) kept.delete(client.stamp)
    })
    return token
  }

  return {
    /** @param refused a token the other side did not take: it is not given again @throws EffectFailure */
    async get(client: Client, context: Context, refused?: string): Promise<string> {
      const known = kept.get(client.stamp)
      const held = await known?.catch(() => null)
      if (held && held.until > clock.now() && held.value !== refused) return held.value
      // While we looked, somebody else may have asked anew.
      const newer = kept.get(client.stamp)
      return (await (newer && newer !== known ? newer : fetch(client, context))).value
    },
  }
}
export type AccessTokens = ReturnType<typeof createAccessTokens>

async function ask({ settings, secret }: Client, context: Context, clock: { now(): number }): Promise<Token> {
  const { tokenUrl, clientId, scope, audience, by } = settings
  const form = new URLSearchParams({ grant_type: 'client_credentials' })
  if (scope) form.set('scope', scope)
  if (audience) form.set('audience', audience)
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
  if (by === 'basic') headers.authorization = `Basic ${Buffer.from(`${encode(clientId)}:${encode(secret)}`).toString('base64')}`
  else {
    form.set('client_id', clientId)
    form.set('client_secret', secret)
  }
  const asked = clock.now()
  // The key is of no use to a token endpoint; the digest keeps two askers apart without saying anything.
  const idempotencyKey = createHash('sha256').update(`${asked} ${clientId}`).digest('hex').slice(0, 32)
  const { status, body } = await sendHttp(
    { request: { method: 'POST', url: tokenUrl, headers, body: form.toString() }, idempotencyKey },
    context,
  )
  const answer = (typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}) as Record<string, unknown>
  if (status !== 200) {
    // The code alone, of those the standard knows: anything else could repeat what we sent.
    const code = typeof answer.error === 'string' && /^[a-z_]{1,40}$/.test(answer.error) ? ` (${answer.error})` : ''
    throw new EffectFailure(
      status === 400 || status === 401 ? 'wrong-key' : 'login-failed',
      `the token endpoint answered ${status}${code}`,
      {
        retriable: status >= 500,
      },
    )
  }
  if (typeof answer.access_token !== 'string' || answer.access_token === '' || !/^bearer$/i.test(String(answer.token_type ?? 'bearer')))
    throw new EffectFailure('bad-answer', 'the token endpoint did not answer with a bearer token')
  const seconds = Number(answer.expires_in)
  const life = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : UNSAID
  return { value: answer.access_token, until: asked + Math.max(life - EARLY, life * 0.9 - 1000, 0) }
}

/** As RFC 6749 wants it before the two are joined. */
function encode(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1)
}

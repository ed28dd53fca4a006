import type { HttpResult } from '../../../../flows/engine/types.ts'
import type { LoadCredential } from '../../../connections/credentials/load-credential.ts'
import { type EffectContext, EffectFailure } from '../effect.ts'
import type { AccessTokens } from './access-tokens.ts'
import { sendHttp } from './send-http.ts'

export type SigningIn = { credential: LoadCredential; tokens: AccessTokens }

/**
 * A request with what the workspace has set up for its system: an access token in the header, taken anew once when it is refused, or a
 * client certificate. Neither follows a redirect to another origin. Without a credential it is sent as it is.
 * @throws EffectFailure not-configured when the credential cannot be opened, wrong-key · login-failed · bad-answer of the token endpoint
 */
export async function sendSignedIn(
  input: Parameters<typeof sendHttp>[0] & { workspaceId: string },
  context: Pick<EffectContext, 'allowPrivateHttp' | 'ownHosts' | 'signal'>,
  { credential: load, tokens }: SigningIn,
): Promise<HttpResult> {
  const { workspaceId, ...asked } = input
  const credential = await load(workspaceId, asked.request.url)
  if (credential === null) return sendHttp(asked, context)
  if (credential === 'unreadable') throw new EffectFailure('not-configured', 'the credential of this system has to be entered again')
  if (credential.kind === 'certificate') {
    const { stamp, origin, settings, secret } = credential
    return sendHttp({ ...asked, tls: { stamp, origin, ...settings, key: secret } }, context)
  }
  const send = (token: string) => {
    const others = Object.entries(asked.request.headers).filter(([name]) => name.toLowerCase() !== 'authorization')
    const headers = { ...Object.fromEntries(others), authorization: `Bearer ${token}` }
    return sendHttp({ ...asked, request: { ...asked.request, headers } }, context)
  }
  const token = await tokens.get(credential, context)
  const answer = await send(token)
  // It may have been called back before its time; a second refusal is an answer like any other.
  return answer.status === 401 ? send(await tokens.get(credential, context, token)) : answer
}

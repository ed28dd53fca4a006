import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { EffectFailure } from '../../runtime/effects/effect.ts'
import { createAccessTokens } from '../../runtime/effects/http/access-tokens.ts'
import { sendHttp } from '../../runtime/effects/http/send-http.ts'
import type { Services } from '../../services.ts'
import type { Tried } from '../try-connection.ts'
import { type CredentialInput, checkCredential } from './credential-input.ts'
import { keptCredentialSecret } from './kept-credential-secret.ts'

/** Uses it as it is entered, before it is saved: gets a token, or connects with the certificate; nothing is asked of the system itself. */
export async function tryCredential(
  services: Pick<Services, 'db' | 'config' | 'clock'>,
  actor: Actor,
  input: CredentialInput,
): Promise<Tried> {
  demand(actor, 'workspace.manage')
  const { config, clock } = services
  const secret = await keptCredentialSecret(services, actor.workspaceId, input)
  checkCredential(input, secret, config.allowPrivateHttp)
  const context = { allowPrivateHttp: config.allowPrivateHttp, ownHosts: {}, signal: AbortSignal.timeout(15_000) }
  try {
    if (input.kind === 'oauth2') {
      // A cache of its own: what is tried is not what is saved.
      await createAccessTokens(clock).get({ stamp: 'tried', settings: input.settings, secret }, context)
    } else {
      const { certificate, authorities } = input.settings
      const tls = { stamp: `tried ${crypto.randomUUID()}`, origin: input.origin, certificate, authorities, key: secret }
      const request = { method: 'GET', url: `${input.origin}/`, headers: {}, body: null } as const
      await sendHttp({ request, idempotencyKey: crypto.randomUUID(), tls }, context)
    }
    return { ok: true }
  } catch (error) {
    if (error instanceof EffectFailure) return { ok: false, code: error.code, message: error.message }
    throw error
  }
}

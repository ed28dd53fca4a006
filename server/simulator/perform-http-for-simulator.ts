import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { HttpResult } from '../../flows/engine/types.ts'
import { loadCredential } from '../connections/credentials/load-credential.ts'
import { ownHosts } from '../demo/demo-system.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { EffectFailure } from '../runtime/effects/effect.ts'
import { createAccessTokens } from '../runtime/effects/http/access-tokens.ts'
import { sendSignedIn } from '../runtime/effects/http/send-signed-in.ts'
import type { Services } from '../services.ts'

export const performHttpInput = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  url: z.string().max(4000),
  headers: z.record(z.string().max(200), z.string().max(8000)).default({}),
  body: z.string().max(200_000).nullable().default(null),
  /** How long the step waits, ms; a simulator waits no longer than half a minute. */
  timeoutMs: z.int().min(1).max(600_000).default(15_000),
})
/** As an `effect` event of the engine carries it. */
export type PerformedHttp =
  | { ok: true; result: HttpResult; millis: number }
  | { ok: false; error: { code: string; message: string }; millis: number }

const MOST_MILLIS = 30_000

/** A flow's HTTP request, really sent, for the simulator: same checks of addresses, same limits as live. */
export async function performHttpForSimulator(
  services: Pick<Services, 'config' | 'db' | 'clock'>,
  actor: Actor,
  input: z.infer<typeof performHttpInput>,
): Promise<PerformedHttp> {
  demand(actor, 'flow.edit')
  const { config, clock } = services
  const { timeoutMs, ...request } = input
  const most = Math.min(timeoutMs, MOST_MILLIS)
  const began = performance.now()
  const millis = () => Math.round(performance.now() - began)
  const context = { allowPrivateHttp: config.allowPrivateHttp, ownHosts: ownHosts(config), signal: AbortSignal.timeout(most) }
  try {
    const asked = { workspaceId: actor.workspaceId, request, idempotencyKey: `simulator/${randomUUID()}` }
    const credential = (workspaceId: string, address: string) => loadCredential(services, workspaceId, address)
    const result = await sendSignedIn(asked, context, { credential, tokens: createAccessTokens(clock) })
    return { ok: true, result, millis: millis() }
  } catch (error) {
    if (!(error instanceof EffectFailure)) throw error
    return { ok: false, error: { code: error.code, message: error.message }, millis: millis() }
  }
}

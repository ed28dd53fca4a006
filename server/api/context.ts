import type { Actor } from '../identity/actor.ts'
import type { Auth } from '../identity/auth.ts'
import { loadActor, loadSession, type SignedIn } from '../identity/load-actor.ts'
import { callerLanguage } from '../platform/http/caller-language.ts'
import type { Log } from '../platform/logger.ts'
import type { Services } from '../services.ts'

/** What every procedure finds on `ctx`; memberProcedure adds `actor`. */
export type ApiContext = {
  services: Services
  requestId: string
  log: Log
  /** Language of the caller, for error texts. */
  language: 'zh-CN' | 'en'
  /** The signed-in member, read once a request however many procedures are batched in it. Null: not signed in. */
  loadActor(): Promise<Actor | null>
}

export function createContext(input: {
  services: Services
  auth: Auth
  headers: Headers
  requestId: string
  log: Log
  /** Cookies of a prolonged session, to be sent back. */
  onCookies(cookies: string[]): void
}): ApiContext {
  const { services, auth, headers, requestId, log } = input
  let session: Promise<SignedIn | null> | undefined
  let actor: Promise<Actor | null> | undefined
  const read = async () => {
    session ??= loadSession(auth, headers)
    const signedIn = await session
    if (!signedIn) return null
    input.onCookies(signedIn.cookies)
    return loadActor(services, { userId: signedIn.userId, workspaceId: headers.get('x-workspace') })
  }
  return {
    services,
    requestId,
    log,
    language: callerLanguage(headers),
    loadActor: () => {
      actor ??= read()
      return actor
    },
  }
}

import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { AppError } from '../../platform/errors.ts'

export type Visitor = {
  visitorId: string
  channelId: string
  workspaceId: string
  /** Language of their browser at the first visit. */
  locale?: string
}

/** Signs and checks visitor tokens. A token says who a visitor is on one channel; it grants nothing else. */
export type VisitorTokens = {
  issue(visitor: Visitor): Promise<string> /** @throws AppError wrong-token */
  check(token: string): Promise<Visitor>
}

const LIFETIME = '180d'

/** @param secret the installation's master secret; the signing key is derived from it, so it signs nothing else. */
export function visitorTokens(secret: string): VisitorTokens {
  const key: KeyObject = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'tandem visitor token', 32)))
  return {
    issue: ({ visitorId, channelId, workspaceId, locale }) =>
      new SignJWT({ c: channelId, w: workspaceId, ...(locale ? { l: locale } : {}) })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(visitorId)
        .setIssuedAt()
        .setExpirationTime(LIFETIME)
        .sign(key),
    async check(token) {
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] })
        if (typeof payload.sub !== 'string' || typeof payload.c !== 'string' || typeof payload.w !== 'string')
          throw new Error('claims missing')
        const locale = typeof payload.l === 'string' ? { locale: payload.l } : {}
        return { visitorId: payload.sub, channelId: payload.c, workspaceId: payload.w, ...locale }
      } catch (cause) {
        throw new AppError('wrong-token', 'visitor token refused', { cause })
      }
    },
  }
}

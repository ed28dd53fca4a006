import { createPrivateKey, X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import { checkUrl } from '../../runtime/effects/http/address-check.ts'

const pem = z.string().trim().max(40_000)

export const credentialSettings = {
  /** Client credentials grant of OAuth 2.0 (RFC 6749, 4.4). */
  oauth2: z.strictObject({
    tokenUrl: z.url({ protocol: /^https?$/ }).max(500),
    clientId: z.string().trim().min(1).max(500),
    /** Divided by blanks. */
    scope: z.string().trim().max(1000).default(''),
    /** Some vendors want to know for whom the token is. */
    audience: z.string().trim().max(500).default(''),
    /** basic: id and secret in the header · post: in the body. */
    by: z.enum(['basic', 'post']).default('basic'),
  }),
  /** Mutual TLS: the other side knows us by a certificate. PEM. */
  certificate: z.strictObject({
    certificate: pem.min(1),
    /** Who has signed the other side's certificate; empty: one of the usual authorities. */
    authorities: pem.default(''),
  }),
}
export type CredentialKind = keyof typeof credentialSettings
export type CredentialSettings<K extends CredentialKind> = z.infer<(typeof credentialSettings)[K]>

const common = {
  /** Absent: a new one. */
  id: z.string().max(60).optional(),
  name: z.string().trim().min(1).max(80),
  /** Any address of the system; what stands behind the host is left out. */
  origin: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .transform((address) => new URL(address).origin),
  /** Client secret or private key; null keeps the one that is there. */
  secret: z.string().max(40_000).nullable(),
}
/** As somebody enters it. */
export const credentialInput = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('oauth2'), settings: credentialSettings.oauth2 }),
  z.strictObject({ ...common, kind: z.literal('certificate'), settings: credentialSettings.certificate }),
])
export type CredentialInput = z.infer<typeof credentialInput>

/**
 * What a schema cannot see: addresses are https unless whoever runs the server allowed the host, certificate and key can be read and
 * belong together. @throws AppError bad-request with the field
 */
export function checkCredential(input: CredentialInput, secret: string, allowed: readonly string[]): void {
  demandHttps(input.origin, 'origin', allowed)
  if (input.kind === 'oauth2') {
    demandHttps(input.settings.tokenUrl, 'tokenUrl', allowed)
    if (secret === '') throw refused('secret', 'a client secret is needed')
    return
  }
  const { certificate, authorities } = input.settings
  const own = parsed('certificate', () => new X509Certificate(certificate))
  if (authorities !== '') parsed('authorities', () => new X509Certificate(authorities))
  const key = parsed('secret', () => createPrivateKey(secret))
  if (!own.checkPrivateKey(key)) throw refused('secret', 'the key does not belong to the certificate')
}

function demandHttps(address: string, field: string, allowed: readonly string[]): void {
  const { url, mayBePrivate } = parsed(field, () => checkUrl(address, allowed))
  if (url.protocol !== 'https:' && !mayBePrivate) throw refused(field, 'secrets travel over https only')
}

function parsed<T>(field: string, parse: () => T): T {
  try {
    return parse()
  } catch {
    // Without the cause: it may quote what it could not read.
    throw refused(field, 'it cannot be used')
  }
}

function refused(field: string, why: string): AppError {
  return new AppError('bad-request', `${field}: ${why}`, { params: { field } })
}

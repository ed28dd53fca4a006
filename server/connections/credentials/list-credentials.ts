import { X509Certificate } from 'node:crypto'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import type { Services } from '../../services.ts'
import { unseal } from '../seal.ts'
import { type CredentialKind, type CredentialSettings, credentialSettings } from './credential-input.ts'
import { placeOf } from './load-credential.ts'

type Common = {
  id: string
  name: string
  origin: string
  updatedAt: Date /** The secret itself never leaves the server. */
  readable: boolean
}
/** `validUntil` of the certificate; null for what is no certificate. */
export type CredentialView = Common & { validUntil: Date | null } & {
    [K in CredentialKind]: { kind: K; settings: CredentialSettings<K> }
  }[CredentialKind]

/** How the workspace's flows sign in to other systems, by name. */
export async function listCredentials({ db, config }: Pick<Services, 'db' | 'config'>, actor: Actor): Promise<CredentialView[]> {
  demand(actor, 'workspace.manage')
  const { workspaceId } = actor
  const rows = await db.prisma.credential.findMany({ where: { workspaceId }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
  return rows.flatMap(({ id, name, origin, kind, settings, secret, updatedAt }) => {
    const parsed = credentialSettings[kind as CredentialKind]?.safeParse(settings)
    if (!parsed?.success) return []
    const readable = unseal(secret, { secret: config.secret, place: placeOf(workspaceId, id) }) !== null
    const validUntil = 'certificate' in parsed.data ? new Date(new X509Certificate(parsed.data.certificate).validTo) : null
    return [{ id, name, origin, updatedAt, readable, validUntil, kind, settings: parsed.data } as CredentialView]
  })
}

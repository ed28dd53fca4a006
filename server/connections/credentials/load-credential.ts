import type { Services } from '../../services.ts'
import { unseal } from '../seal.ts'
import { type CredentialKind, type CredentialSettings, credentialSettings } from './credential-input.ts'

/** Ready for use. `stamp` changes with every change of it. */
export type Credential = {
  [K in CredentialKind]: { id: string; stamp: string; origin: string; kind: K; settings: CredentialSettings<K>; secret: string }
}[CredentialKind]
/** By any address of the system. Null: the workspace has none for it. */
export type LoadCredential = (workspaceId: string, address: string) => Promise<Credential | 'unreadable' | null>

/** unreadable: it was sealed with another server secret and has to be given again. */
export async function loadCredential(
  { db, config }: Pick<Services, 'db' | 'config'>,
  workspaceId: string,
  address: string,
): Promise<Credential | 'unreadable' | null> {
  if (!URL.canParse(address)) return null
  const { origin } = new URL(address)
  const row = await db.prisma.credential.findUnique({ where: { workspaceId_origin: { workspaceId, origin } } })
  if (!row) return null
  const { id, kind } = row
  const secret = unseal(row.secret, { secret: config.secret, place: placeOf(workspaceId, id) })
  const settings = credentialSettings[kind as CredentialKind]?.safeParse(row.settings)
  if (secret === null || !settings?.success) return 'unreadable'
  return { id, stamp: `${workspaceId}/${id}/${row.updatedAt.getTime()}`, origin, kind, settings: settings.data, secret } as Credential
}

export function placeOf(workspaceId: string, id: string): string {
  return `${workspaceId}/credential/${id}`
}

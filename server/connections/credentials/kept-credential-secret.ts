import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import { unseal } from '../seal.ts'
import type { CredentialInput } from './credential-input.ts'
import { placeOf } from './load-credential.ts'

/**
 * The secret to use: the one given, else the one that is there. It is kept only for the places it was given for: whoever changes where it
 * is sent must know it. @throws AppError not-found when the id is not one of the workspace
 */
export async function keptCredentialSecret(
  { db, config }: Pick<Services, 'db' | 'config'>,
  workspaceId: string,
  input: CredentialInput,
): Promise<string> {
  if (input.id === undefined) return input.secret ?? ''
  const row = await db.prisma.credential.findUnique({ where: { workspaceId_id: { workspaceId, id: input.id } } })
  if (!row) throw new AppError('not-found', 'no such credential')
  if (input.secret !== null) return input.secret
  const before = JSON.stringify([row.kind, row.origin, tokenUrlOf(row.settings)])
  if (before !== JSON.stringify([input.kind, input.origin, tokenUrlOf(input.settings)])) return ''
  return unseal(row.secret, { secret: config.secret, place: placeOf(workspaceId, input.id) }) ?? ''
}

function tokenUrlOf(settings: unknown): string {
  return typeof settings === 'object' && settings !== null && 'tokenUrl' in settings ? String(settings.tokenUrl) : ''
}

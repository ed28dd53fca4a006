import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { recordAudit } from '../../identity/record-audit.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import type { Services } from '../../services.ts'
import { seal } from '../seal.ts'
import { type CredentialInput, checkCredential } from './credential-input.ts'
import { keptCredentialSecret } from './kept-credential-secret.ts'
import { placeOf } from './load-credential.ts'

/** Sets up how flows sign in to another system. @throws AppError not-found, bad-request (field), name-taken when the system has one already */
export async function saveCredential(
  services: Pick<Services, 'db' | 'config'>,
  actor: Actor,
  input: CredentialInput,
): Promise<{ id: string }> {
  demand(actor, 'workspace.manage')
  const { db, config } = services
  const { workspaceId } = actor
  const { name, origin, kind, settings } = input
  const plain = await keptCredentialSecret(services, workspaceId, input)
  checkCredential(input, plain, config.allowPrivateHttp)
  const id = input.id ?? newId('cred')
  const data = { name, origin, kind, settings, secret: seal(plain, { secret: config.secret, place: placeOf(workspaceId, id) }) }
  try {
    await db.prisma.$transaction(async (tx) => {
      await tx.credential.upsert({ where: { workspaceId_id: { workspaceId, id } }, create: { workspaceId, id, ...data }, update: data })
      await recordAudit(tx, actor, { action: 'credential.saved', subject: id, detail: { name, origin, kind } })
    })
  } catch (error) {
    if ((error as { code?: string }).code === 'P2002')
      throw new AppError('name-taken', `${origin} has a credential already`, { cause: error })
    throw error
  }
  return { id }
}

import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { recordAudit } from '../identity/record-audit.ts'
import type { Services } from '../services.ts'
import type { ConnectionInput } from './connection-kinds.ts'
import { keptSecret } from './kept-secret.ts'
import { placeOf } from './load-connection.ts'
import { seal } from './seal.ts'

/** Sets up a service for the flows of the workspace. */
export async function saveConnection(services: Pick<Services, 'db' | 'config'>, actor: Actor, input: ConnectionInput): Promise<void> {
  demand(actor, 'workspace.manage')
  const { db, config } = services
  const { workspaceId } = actor
  const { kind, settings } = input
  const plain = await keptSecret(services, workspaceId, input)
  const secret = plain === '' ? null : seal(plain, { secret: config.secret, place: placeOf(workspaceId, kind) })
  await db.prisma.$transaction(async (tx) => {
    await tx.connection.upsert({
      where: { workspaceId_kind: { workspaceId, kind } },
      create: { workspaceId, kind, settings, secret },
      update: { settings, secret },
    })
    await recordAudit(tx, actor, { action: 'connection.saved', subject: kind, detail: settings })
  })
}

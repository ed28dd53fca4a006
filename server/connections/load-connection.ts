import type { Services } from '../services.ts'
import { type ConnectionKind, type ConnectionSettings, connectionSchemas } from './connection-kinds.ts'
import { unseal } from './seal.ts'

/** `secret` is '' where none was given. */
export type Connection<K extends ConnectionKind> = { settings: ConnectionSettings<K>; secret: string }
export type LoadConnection = <K extends ConnectionKind>(workspaceId: string, kind: K) => Promise<Connection<K> | null>

/** What a workspace has set up, ready for use; null when nothing is, or when its key was sealed with another server secret. */
export async function loadConnection<K extends ConnectionKind>(
  { db, config }: Pick<Services, 'db' | 'config'>,
  workspaceId: string,
  kind: K,
): Promise<Connection<K> | null> {
  const row = await db.prisma.connection.findUnique({ where: { workspaceId_kind: { workspaceId, kind } } })
  if (!row) return null
  const secret = row.secret === null ? '' : unseal(row.secret, { secret: config.secret, place: placeOf(workspaceId, kind) })
  const settings = connectionSchemas[kind].safeParse(row.settings)
  return secret === null || !settings.success ? null : { settings: settings.data as ConnectionSettings<K>, secret }
}

export function placeOf(workspaceId: string, kind: ConnectionKind): string {
  return `${workspaceId}/${kind}`
}

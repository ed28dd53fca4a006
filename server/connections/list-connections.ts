import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { type ConnectionKind, type ConnectionSettings, connectionSchemas } from './connection-kinds.ts'
import { loadConnection } from './load-connection.ts'

/** `secret`: the secret itself never leaves the server. unreadable: sealed with another server secret, it has to be given again. */
type View<K extends ConnectionKind> = { settings: ConnectionSettings<K>; secret: 'none' | 'set' | 'unreadable'; updatedAt: Date }
export type ConnectionViews = { [K in ConnectionKind]: View<K> | null }

/** What the workspace has set up, by kind. */
export async function listConnections(services: Pick<Services, 'db' | 'config'>, actor: Actor): Promise<ConnectionViews> {
  demand(actor, 'workspace.manage')
  const { workspaceId } = actor
  const rows = await services.db.prisma.connection.findMany({ where: { workspaceId } })
  async function view<K extends ConnectionKind>(kind: K): Promise<View<K> | null> {
    const row = rows.find((each) => each.kind === kind)
    const settings = connectionSchemas[kind].safeParse(row?.settings)
    if (!row || !settings.success) return null
    const loaded = await loadConnection(services, workspaceId, kind)
    const secret = row.secret === null ? 'none' : loaded ? 'set' : 'unreadable'
    return { settings: settings.data as ConnectionSettings<K>, secret, updatedAt: row.updatedAt }
  }
  return { assistant: await view('assistant'), email: await view('email') }
}

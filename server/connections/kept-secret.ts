import type { Services } from '../services.ts'
import type { ConnectionInput } from './connection-kinds.ts'
import { loadConnection } from './load-connection.ts'

/**
 * The secret to use: the one given, else the one that is there. It is kept only for the address it was given for: whoever changes
 * the address must know the secret, or it could be sent to a server of theirs.
 */
export async function keptSecret(services: Pick<Services, 'db' | 'config'>, workspaceId: string, input: ConnectionInput): Promise<string> {
  if (input.secret !== null) return input.secret
  const there = await loadConnection(services, workspaceId, input.kind)
  if (!there) return ''
  return hostOf(there.settings) === hostOf(input.settings) ? there.secret : ''
}

function hostOf(settings: ConnectionInput['settings']): string {
  return 'baseUrl' in settings ? new URL(settings.baseUrl).origin : `${settings.host}:${settings.port}`
}

import type { Pool } from 'pg'
import { soon } from '../platform/soon.ts'
import { keepFor } from './keep-for.ts'

export type ChannelRecord = { kind: string; enabled: boolean; versionId: string | null }
export type ChannelSource = (input: { workspaceId: string; channelId: string }) => Promise<ChannelRecord | null>

/** Channels as they stood at most a second ago: a new version is live for new conversations within that time. */
export function createChannelSource(parts: { pool: Pool; clock: { now(): number } }): ChannelSource {
  const read = keepFor({
    millis: 1000,
    clock: parts.clock,
    async read(key): Promise<ChannelRecord | null> {
      const text = 'SELECT kind, enabled, version_id FROM channel WHERE workspace_id = $1 AND id = $2'
      const { rows } = await parts.pool.query(soon({ name: 'load_channel', text, values: key.split('\n') }))
      return rows[0] ? { kind: rows[0].kind, enabled: rows[0].enabled, versionId: rows[0].version_id } : null
    },
  })
  return ({ workspaceId, channelId }) => read(`${workspaceId}\n${channelId}`)
}

import type { Pool } from 'pg'
import { AppError } from '../../platform/errors.ts'
import { soon } from '../../platform/soon.ts'

export type WebChannel = {
  workspaceId: string
  id: string
  name: string
  versionId: string | null
  allowedOrigins: string[]
  settings: {
    title?: { 'zh-CN'?: string; en?: string }
    subtitle?: { 'zh-CN'?: string; en?: string }
    accent?: string
    language?: 'zh-CN' | 'en'
  }
}

const KEEP_MS = 2000

/** Loads a channel by its public key, kept for two seconds: a page full of visitors costs one query. @throws AppError unknown-channel */
export function channelLoader(pool: Pool, now: () => number = Date.now): (key: string) => Promise<WebChannel> {
  const kept = new Map<string, { until: number; channel: Promise<WebChannel | null> }>()
  return async (key) => {
    let entry = kept.get(key)
    if (!entry || entry.until < now()) {
      if (kept.size > 10_000) kept.clear()
      entry = { until: now() + KEEP_MS, channel: query(pool, key) }
      kept.set(key, entry)
      entry.channel.catch(() => kept.delete(key))
    }
    const channel = await entry.channel
    if (!channel) throw new AppError('unknown-channel', 'no enabled web channel has this key')
    return channel
  }
}

async function query(pool: Pool, key: string): Promise<WebChannel | null> {
  if (!/^[A-Za-z0-9_-]{4,80}$/.test(key)) return null
  const { rows } = await pool.query<WebChannel>(
    soon({
      name: 'web-channel-by-key',
      text: `select workspace_id as "workspaceId", id, name, version_id as "versionId", allowed_origins as "allowedOrigins", settings
           from channel where key = $1 and kind = 'web' and enabled`,
      values: [key],
    }),
  )
  return rows[0] ?? null
}

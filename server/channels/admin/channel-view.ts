import type { Prisma } from '../../../prisma/generated/client.ts'
import { type ChannelSettings, channelSettingsSchema } from './channel-settings.ts'

export type ChannelView = {
  id: string
  kind: string
  /** Public key in the snippet and the address of the chat page. */
  key: string
  name: string
  enabled: boolean
  /** What is live on it; null: nothing published yet. */
  version: { id: string; number: number; projectId: string; projectName: string; createdAt: Date } | null
  allowedOrigins: string[]
  settings: ChannelSettings
  /** The hosted chat page. */
  chatUrl: string
  /** The line a website puts on its pages. */
  snippet: string
  createdAt: Date
}

export const channelInclude = {
  version: { select: { id: true, number: true, createdAt: true, project: { select: { id: true, name: true } } } },
} as const satisfies Prisma.ChannelInclude

export function toChannelView(row: Prisma.ChannelGetPayload<{ include: typeof channelInclude }>, publicUrl: string): ChannelView {
  const { id, kind, key, name, enabled, version, allowedOrigins, createdAt } = row
  const settings = channelSettingsSchema.safeParse(row.settings)
  return {
    id,
    kind,
    key,
    name,
    enabled,
    version: version && {
      id: version.id,
      number: version.number,
      projectId: version.project.id,
      projectName: version.project.name,
      createdAt: version.createdAt,
    },
    allowedOrigins,
    settings: settings.success ? settings.data : {},
    chatUrl: `${publicUrl}/chat/${key}`,
    snippet: `<script src="${publicUrl}/widget.js" data-channel="${key}" async></script>`,
    createdAt,
  }
}

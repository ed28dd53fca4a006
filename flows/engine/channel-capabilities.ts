import type { ChannelCapabilities } from './types.ts'

const byKind: Record<string, ChannelCapabilities> = {
  web: { buttons: 20, textLength: 4000, images: true, files: true, cards: true, carousel: 10, forms: true, multipleChoice: true },
}
const plain: ChannelCapabilities = { buttons: 0, textLength: 2000 }

/** What a channel of this kind can show, live and simulated; a kind nobody described shows plain text only. */
export function channelCapabilities(kind: string): ChannelCapabilities {
  return Object.hasOwn(byKind, kind) ? (byKind[kind] ?? plain) : plain
}

import type { ChannelCapabilities } from '../engine/types.ts'

/** What the kinds of channels can show, as their makers document it: live, simulated, in scenarios and in the analysis alike. */
const kinds: Record<string, ChannelCapabilities> = {
  web: {
    buttons: 20,
    textLength: 4000,
    images: true,
    files: true,
    cards: true,
    carousel: 10,
    forms: true,
    multipleChoice: true,
  },
  sms: { buttons: 0, textLength: 70 },
  wechat: { buttons: 3, buttonLength: 12, listRows: 8, textLength: 600, images: true, cards: true, carousel: 1, messagesPerTurn: 5 },
}

/** An unknown kind is taken for the poorest that still has room: plain text. */
export function capabilitiesOf(kind: string): ChannelCapabilities {
  return (Object.hasOwn(kinds, kind) ? kinds[kind] : undefined) ?? { buttons: 0, textLength: 2000 }
}

import { capabilitiesOf } from '../channels/channel-kinds.ts'
import type { Language } from '../document/primitives.ts'
import type { Facts, Understanding } from '../engine/types.ts'

/** 2026-01-05 is a Monday; 10:00 in Shanghai. */
export const MONDAY_10 = Date.UTC(2026, 0, 5, 2, 0, 0)

/** Facts of an ordinary moment: a web channel with buttons, a new customer, no queues. */
export function createFacts(overrides: Partial<Facts> = {}): Facts {
  return {
    now: MONDAY_10,
    seed: 1,
    channel: channelProfiles.web as Facts['channel'],
    customer: { id: 'c1', name: '王芳', attributes: {}, tags: [], openTickets: 0, conversations: 0 },
    queues: {},
    ...overrides,
  }
}

/** Channels of all abilities: everything, no buttons, plain SMS, and one like WeChat. */
export const channelProfiles: Record<string, Facts['channel']> = {
  web: { id: 'web', kind: 'web', capabilities: capabilitiesOf('web') },
  noButtons: { id: 'chat', kind: 'chat', capabilities: { buttons: 0, textLength: 2000, images: true, files: true, cards: true } },
  sms: { id: 'sms', kind: 'sms', capabilities: capabilitiesOf('sms') },
  wechat: { id: 'wechat', kind: 'wechat', capabilities: capabilitiesOf('wechat') },
}

export function createUnderstanding(overrides: Partial<Understanding> = {}, language: Language = 'zh-CN'): Understanding {
  return { language, intents: [], sentiment: 0, asksForHuman: false, urgent: false, topics: [], ...overrides }
}

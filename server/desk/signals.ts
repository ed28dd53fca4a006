import { type Bus, createBus, type Line } from '../platform/bus.ts'
import type { DesignerPlace } from '../projects/tell-place.ts'

/**
 * What open pages want to know at once and nobody needs to keep: who types, whose presence changed, which draft was saved, where
 * somebody is in it. Lossy;
 * presence and drafts are also looked up now and then, typing and places are simply gone.
 */
export type Signal =
  | { kind: 'presence'; workspaceId: string; memberId: string }
  | { kind: 'typing'; workspaceId: string; conversationId: string; by: 'customer' | 'agent'; memberId?: string; name?: string }
  | { kind: 'draft'; workspaceId: string; projectId: string }
  | { kind: 'comments'; workspaceId: string; projectId: string }
  | {
      kind: 'place'
      workspaceId: string
      projectId: string
      memberId: string
      name: string
      visitId: string
      place: DesignerPlace | null
    }

export type SignalBus = Bus<Signal>

export function createSignalBus(line?: Line<Signal>): SignalBus {
  return createBus(line)
}

/** Only the latest of somebody's typing or presence, or of a draft, is news. */
export function signalKey(signal: Signal): string {
  if (signal.kind === 'draft') return `draft ${signal.projectId}`
  if (signal.kind === 'comments') return `comments ${signal.projectId}`
  if (signal.kind === 'place') return `place ${signal.visitId}`
  return signal.kind === 'presence'
    ? `presence ${signal.memberId}`
    : `typing ${signal.conversationId} ${signal.by} ${signal.memberId ?? ''}`
}

type Typing = { workspaceId: string; conversationId: string; by: 'customer' | 'agent' }

/** Only the typing of it, in the words of the web channel. */
export function typingOf(bus: SignalBus): { publish(typing: Typing): void; subscribe(listener: (typing: Typing) => void): () => void } {
  return {
    publish: ({ workspaceId, conversationId, by }) => bus.publish({ kind: 'typing', workspaceId, conversationId, by }),
    subscribe: (listener) =>
      bus.subscribe((signal) => {
        if (signal.kind === 'typing') listener(signal)
      }),
  }
}

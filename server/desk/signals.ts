/**
 * What desks want to know at once and nobody needs to keep: who types, whose presence changed. Within this process and lossy;
 * presence is also looked up now and then, typing is simply gone.
 */
export type Signal =
  | { kind: 'presence'; workspaceId: string; memberId: string }
  | { kind: 'typing'; workspaceId: string; conversationId: string; by: 'customer' | 'agent'; memberId?: string; name?: string }

export type SignalBus = { publish(signal: Signal): void; subscribe(listener: (signal: Signal) => void): () => void }

export function createSignalBus(): SignalBus {
  const listeners = new Set<(signal: Signal) => void>()
  return {
    publish(signal) {
      for (const listener of listeners) listener(signal)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
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

/** What the chat keeps: the visitor's token and messages not yet sent. */
export type KeptStorage = Pick<Storage, 'getItem' | 'setItem'>

const WAIT_MS = 800

/**
 * Where browsers give a frame of another site no storage of its own, the embedding page keeps the two values for it: it is
 * told nothing but these strings, and gives them back on the next load. Null when nobody answers: the chat then lives as
 * long as the page.
 */
export function openHostStorage(parentOrigin: string): Promise<KeptStorage | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(null), WAIT_MS)
    function finish(values: Record<string, string> | null): void {
      clearTimeout(timer)
      window.removeEventListener('message', onMessage)
      if (!values) {
        resolve(null)
        return
      }
      const kept = new Map(Object.entries(values))
      resolve({
        getItem: (key) => kept.get(key) ?? null,
        setItem(key, value) {
          kept.set(key, value)
          window.parent.postMessage({ kind: 'tandem:store', key, value }, parentOrigin)
        },
      })
    }
    function onMessage(event: MessageEvent<{ kind?: string; values?: Record<string, string> }>): void {
      if (event.origin === parentOrigin && event.source === window.parent && event.data?.kind === 'tandem:stored')
        finish(event.data.values ?? {})
    }
    window.addEventListener('message', onMessage)
    window.parent.postMessage({ kind: 'tandem:load' }, parentOrigin)
  })
}

/** The frame's own storage, or null where the browser forbids it. */
export function ownStorage(): KeptStorage | null {
  try {
    const { localStorage } = window
    localStorage.setItem('tandem:probe', '1')
    localStorage.removeItem('tandem:probe')
    return localStorage
  } catch {
    return null
  }
}

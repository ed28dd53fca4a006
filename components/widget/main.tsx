/** @jsxImportSource preact */
import { render } from 'preact'
import { Chat } from './chat.tsx'
import { openHostStorage, ownStorage } from './host-storage.ts'
import { pickLocale } from './words.ts'

/**
 * Entry of the chat page (`/chat/<key>`), alone or inside the widget's frame. Settings come from data attributes, so
 * the page needs no inline script. Talks to the embedding page only by messages of kind tandem:*, never about content.
 */
const root = document.getElementById('chat')
if (root) void start(root)

async function start(root: HTMLElement): Promise<void> {
  const embedded = window.parent !== window
  const parentOrigin = root.dataset.parent ?? ''
  const post = (message: { kind: string; count?: number }): void => {
    if (embedded && parentOrigin) window.parent.postMessage(message, parentOrigin)
  }
  const storage = ownStorage() ?? (embedded && parentOrigin ? await openHostStorage(parentOrigin) : null)
  render(
    <Chat
      server={window.location.origin}
      channelKey={root.dataset.key ?? ''}
      locale={pickLocale(root.dataset.locale || navigator.language)}
      embedded={embedded}
      storage={storage}
      onClose={() => post({ kind: 'tandem:close' })}
      onUnread={(count) => post({ kind: 'tandem:unread', count })}
    />,
    root,
  )
}

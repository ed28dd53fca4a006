import { pickLocale, translator } from './words.ts'

/**
 * What a shop puts on its pages: `<script src="…/widget.js" data-channel="KEY" async></script>`.
 * Draws the round button in a shadow root (the page's styles cannot touch it) and opens the chat in a frame on our own
 * origin, so the page can read nothing of the conversation and we nothing of the page.
 */
function start(script: HTMLScriptElement, key: string): void {
  const server = new URL(script.src).origin
  const locale = pickLocale(script.dataset.locale ?? document.documentElement.lang ?? navigator.language)
  const t = translator(locale)
  const host = document.createElement('div')
  host.id = 'tandem-widget'
  const root = host.attachShadow({ mode: 'open' })
  const style = document.createElement('style')
  style.textContent = css(script.dataset.accent)
  const button = document.createElement('button')
  button.type = 'button'
  button.setAttribute('aria-label', t('open'))
  button.setAttribute('aria-expanded', 'false')
  button.innerHTML = ICON
  const badge = document.createElement('span')
  badge.className = 'badge'
  badge.hidden = true
  button.append(badge)
  root.append(style, button)
  document.body.append(host)

  let frame: HTMLIFrameElement | null = null
  let open = false
  let unread = 0

  function toggle(next: boolean): void {
    open = next
    if (open && !frame) {
      frame = document.createElement('iframe')
      frame.title = t('open')
      frame.src = `${server}/chat/${encodeURIComponent(key)}?embed=1&locale=${locale}&parent=${encodeURIComponent(window.location.origin)}`
      frame.allow = 'clipboard-write'
      root.append(frame)
    }
    if (open) setUnread(0)
    frame?.classList.toggle('open', open)
    button.classList.toggle('open', open)
    button.setAttribute('aria-expanded', String(open))
    button.setAttribute('aria-label', t(open ? 'close' : 'open'))
    if (open) frame?.focus()
    else button.focus()
  }

  function setUnread(count: number): void {
    unread = count
    badge.hidden = count === 0
    badge.textContent = count > 9 ? '9+' : String(count)
    if (count > 0) button.setAttribute('aria-label', `${t('open')} · ${t('unread', { count })}`)
  }

  button.addEventListener('click', () => toggle(!open))
  window.addEventListener('message', (event: MessageEvent<{ kind?: string; count?: number; key?: string; value?: string }>) => {
    if (event.origin !== server || event.source !== frame?.contentWindow) return
    if (event.data?.kind === 'tandem:close') toggle(false)
    if (event.data?.kind === 'tandem:load') frame?.contentWindow?.postMessage({ kind: 'tandem:stored', values: kept() }, server)
    if (event.data?.kind === 'tandem:store') keep(event.data.key, event.data.value)
    if (event.data?.kind === 'tandem:unread' && !open) setUnread(unread + (event.data.count ?? 0))
  })
}

/** Only the chat's own two values, and only while they are small. */
function keep(key: string | undefined, value: string | undefined): void {
  if (!key?.startsWith('tandem:') || typeof value !== 'string' || value.length > 100_000) return
  try {
    localStorage.setItem(key, value)
  } catch {
    // Nowhere to keep it: the chat lives as long as the page.
  }
}

function kept(): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('tandem:')))
  } catch {
    return {}
  }
}

const ICON =
  '<svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path class="c" d="M7.9 20A9 9 0 1 0 4 16.1L2 22Z"/><path class="x" d="M18 6 6 18M6 6l12 12"/></svg>'

function css(accent: string | undefined): string {
  const colour = accent && /^#[0-9a-f]{6}$/i.test(accent) ? accent : '#2f5bea'
  return `
:host{all:initial}
button{position:fixed;right:20px;bottom:20px;width:52px;height:52px;border-radius:50%;border:0;padding:0;background:${colour};color:#fff;display:grid;place-items:center;cursor:pointer;box-shadow:0 6px 20px rgba(20,25,35,.2);z-index:2147483000}
button:focus-visible{outline:3px solid ${colour};outline-offset:3px}
.x,.open .c{display:none}.open .x{display:inline}
.badge{position:absolute;top:-2px;right:-2px;min-width:20px;height:20px;border-radius:10px;background:#c8321f;color:#fff;font:600 11px/20px system-ui,sans-serif;text-align:center;padding:0 5px;box-sizing:border-box}
.badge[hidden]{display:none}
iframe{position:fixed;right:20px;bottom:84px;width:380px;height:min(640px,calc(100vh - 104px));border:0;border-radius:14px;box-shadow:0 0 0 1px rgba(20,25,35,.08),0 16px 48px rgba(20,25,35,.16);background:#fff;z-index:2147483000;display:none;color-scheme:normal}
iframe.open{display:block}
@media (max-width:520px){iframe{inset:0;width:100%;height:100%;border-radius:0}.open{bottom:auto;top:10px;right:10px;width:36px;height:36px;display:none}}
@media (prefers-reduced-motion:no-preference){iframe.open{animation:rise .16s ease-out}@keyframes rise{from{opacity:0;transform:translateY(8px)}}}
`
}

// Last, because what stands above must be there when it runs.
const script = document.currentScript as HTMLScriptElement | null
if (script?.dataset.channel && !document.getElementById('tandem-widget')) start(script, script.dataset.channel)

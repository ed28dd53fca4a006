import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Context } from 'hono'
import { AppError } from '../../platform/errors.ts'
import type { FrontDoor } from '../../platform/http/front-door.ts'
import type { WebChannelDeps } from './deps.ts'
import { channelLoader, type WebChannel } from './load-channel.ts'
import { allowsOrigin } from './origin.ts'

/** Where `scripts/build-widget.ts` puts what the pages need. */
export type WidgetAssets = Record<'widget.js' | 'chat.js' | 'chat.css', { body: string; hash: string }>

export async function loadWidgetAssets(folder: URL): Promise<WidgetAssets> {
  const read = async (name: string): Promise<{ body: string; hash: string }> => {
    const body = await readFile(new URL(name, folder), 'utf8')
    return { body, hash: createHash('sha256').update(body).digest('hex').slice(0, 12) }
  }
  return { 'widget.js': await read('widget.js'), 'chat.js': await read('chat.js'), 'chat.css': await read('chat.css') }
}

/** Mounts /widget.js, /chat/assets/* and the hosted page /chat/:key, which the widget also shows in its frame. */
export function mountChatPages(app: FrontDoor, deps: WebChannelDeps, assets: () => Promise<WidgetAssets>): void {
  const loadChannel = channelLoader(deps.pool)

  app.get('/widget.js', async (c) => script(c, (await assets())['widget.js'].body, 'public, max-age=300'))
  app.get('/chat/assets/:hash/:name', async (c) => {
    const all = await assets()
    const name = c.req.param('name')
    if (name === 'chat.js') return script(c, all['chat.js'].body, 'public, max-age=31536000, immutable')
    if (name === 'chat.css')
      return c.body(all['chat.css'].body, 200, {
        'content-type': 'text/css; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
      })
    throw new AppError('not-found', 'no such asset')
  })
  app.get('/chat/:key', async (c) => {
    const key = c.req.param('key')
    const channel = await loadChannel(key)
    const embedded = c.req.query('embed') === '1'
    const parent = c.req.query('parent') ?? ''
    const own = new URL(c.req.url).origin
    const trusted =
      /^https?:\/\/[^\s"'<>]+$/.test(parent) && allowsOrigin({ origin: parent, ownOrigin: own, allowedOrigins: channel.allowedOrigins })
    if (embedded && parent && !trusted) throw new AppError('foreign-origin', 'the embedding page is not allowed')
    c.header('content-security-policy', policy(channel))
    c.header('referrer-policy', 'no-referrer')
    c.header('x-content-type-options', 'nosniff')
    c.header('cache-control', 'no-cache')
    return c.html(
      page({ key, channel, locale: c.req.query('locale') ?? '', parent: trusted ? parent : '', embedded, assets: await assets() }),
    )
  })
}

function policy(channel: WebChannel): string {
  const ancestors = channel.allowedOrigins.length === 0 ? '*' : ["'self'", ...channel.allowedOrigins].join(' ')
  return `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: https:; base-uri 'none'; form-action 'none'; frame-ancestors ${ancestors}`
}

function page(options: {
  key: string
  channel: WebChannel
  locale: string
  parent: string
  embedded: boolean
  assets: WidgetAssets
}): string {
  const { key, channel, locale, parent, embedded, assets } = options
  const lang = locale.toLowerCase().startsWith('en') ? 'en' : (channel.settings.language ?? 'zh-CN')
  const title = channel.settings.title?.[lang] ?? channel.name
  return `<!doctype html>
<html lang="${lang}"${embedded ? ' data-embed' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover,interactive-widget=resizes-content">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/chat/assets/${assets['chat.css'].hash}/chat.css">
</head>
<body>
<div id="chat" data-key="${escapeHtml(key)}" data-locale="${escapeHtml(locale || lang)}" data-parent="${escapeHtml(parent)}"></div>
<script type="module" src="/chat/assets/${assets['chat.js'].hash}/chat.js"></script>
</body>
</html>`
}

function script(c: Context, body: string, caching: string): Response {
  return c.body(body, 200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': caching,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
  })
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

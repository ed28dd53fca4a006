import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { shopPage } from '../../../server/demo/shop-page.ts'

/** A shop's website on an origin of its own, with the widget of `server` in it. */
export async function openForeignShop(options: {
  server: string
  channelKey?: string
  language?: 'zh-CN' | 'en'
}): Promise<{ url: string; close(): void }> {
  const html = shopPage({ language: options.language ?? 'zh-CN', channelKey: options.channelKey ?? 'demo-shop', server: options.server })
  const site = createServer((_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(html))
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(site.address() as AddressInfo).port}`,
    close: () => {
      site.closeAllConnections()
      site.close()
    },
  }
}

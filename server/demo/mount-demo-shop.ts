import type { FrontDoor } from '../platform/http/front-door.ts'
import { shopOrder } from './shop-orders.ts'
import { shopPage } from './shop-page.ts'

/**
 * The demo shop: an order system for the demo flow's HTTP node to call, and a shop page that embeds the widget, so that
 * a newcomer sees a conversation from the customer's side. Mounted only for demo installations.
 */
export function mountDemoShop(app: FrontDoor, options: { channelKey: () => Promise<string | null> }): void {
  app.get('/demo/shop/api/orders/:number', (c) => {
    const order = shopOrder(c.req.param('number'))
    if (order === 'unknown') return c.json({ error: 'no such order' }, 404)
    if (order === 'failing') return c.json({ error: 'order system down' }, 503)
    return c.json(order)
  })
  app.post('/demo/shop/api/refunds', async (c) => c.json({ refundNumber: `R-${(await c.req.text()).length}${Date.now() % 100_000}` }, 201))
  app.get('/demo/shop', async (c) => {
    const language = c.req.query('lang') === 'en' ? 'en' : 'zh-CN'
    return c.html(shopPage({ language, channelKey: await options.channelKey(), server: '' }))
  })
}

import type { FrontDoor } from '../platform/http/front-door.ts'
import type { Services } from '../services.ts'
import { mountDemoShop } from './mount-demo-shop.ts'

/** The demo shop of a demo installation, with the widget of the demo workspace in it. */
export function mountDemo(app: FrontDoor, services: Services): void {
  mountDemoShop(app, {
    async channelKey() {
      const found = await services.db.prisma.channel.findFirst({
        where: { workspace: { demo: true }, enabled: true },
        orderBy: { createdAt: 'asc' },
      })
      return found?.key ?? null
    },
  })
}

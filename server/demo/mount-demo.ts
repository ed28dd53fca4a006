import type { FrontDoor } from '../platform/http/front-door.ts'
import type { Services } from '../services.ts'
import { mountDemoShop } from './mount-demo-shop.ts'
import { mountSystems } from './systems/mount-systems.ts'

/** The demo shop of a demo installation, with the widget of the demo workspace in it, and the systems other templates ask. */
export function mountDemo(app: FrontDoor, services: Services): void {
  mountSystems(app)
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

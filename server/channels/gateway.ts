import type { FrontDoor } from '../platform/http/front-door.ts'
import { projectRoot } from '../platform/project-root.ts'
import type { Services } from '../services.ts'
import { loadWidgetAssets, mountChatPages, type WidgetAssets } from './web/pages.ts'
import { mountWebRoutes } from './web/routes.ts'
import { webChannelDeps } from './web/web-channel-deps.ts'

/** The role `gateway`: everything customers and their channels reach. A further channel kind adds its folder and a line here. */
export function mountGateway(app: FrontDoor, services: Services): void {
  const web = webChannelDeps(services)
  mountWebRoutes(app, web)
  let assets: Promise<WidgetAssets> | null = null
  mountChatPages(app, web, () => {
    // Kept for the life of the process in production; read anew while developing.
    if (!assets || !services.config.production) assets = loadWidgetAssets(new URL(`file://${projectRoot}/public/widget/`))
    assets.catch(() => {
      assets = null
    })
    return assets
  })
}

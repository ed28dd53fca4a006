import type { Project } from '../../flows/document/project.ts'
import type { Config } from '../platform/config.ts'

/**
 * The demo shop's name in flows. It stands for this very server wherever that listens, so that a flow that was published on one
 * port works on another. No such name exists outside (RFC 2606), and it leads to the shop's own paths only.
 */
const SHOP_HOST = 'demo-shop.test'

/** Names that flows may call and that stand for a place on this server; none but in a demo. */
export function ownHosts(config: Pick<Config, 'demo' | 'host' | 'port'>): Record<string, string> {
  if (!config.demo) return {}
  const host = ['0.0.0.0', '::', 'localhost'].includes(config.host) ? '127.0.0.1' : config.host
  return { [SHOP_HOST]: `http://${host.includes(':') ? `[${host}]` : host}:${config.port}/demo/shop` }
}

/** The template's order system is the demo shop. */
export function withShopAddress(project: Project): Project {
  const initial = `http://${SHOP_HOST}/api`
  return { ...project, variables: project.variables.map((variable) => (variable.id === 'shop_api' ? { ...variable, initial } : variable)) }
}

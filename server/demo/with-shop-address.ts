import type { Project } from '../../flows/document/project.ts'
import type { Config } from '../platform/config.ts'

/** The template's order system is the demo shop, which this very server plays: its address is put where the flow looks it up. */
export function withShopAddress(project: Project, config: Pick<Config, 'host' | 'port'>): Project {
  const host = ['0.0.0.0', '::', 'localhost'].includes(config.host) ? '127.0.0.1' : config.host
  const initial = `http://${host}:${config.port}/demo/shop/api`
  return { ...project, variables: project.variables.map((variable) => (variable.id === 'shop_api' ? { ...variable, initial } : variable)) }
}

import type { Project } from '../../flows/document/project.ts'
import type { FlowTemplate } from '../../flows/templates/template.ts'
import type { Config } from '../platform/config.ts'

/**
 * Names of the demo's systems in flows. They stand for this very server wherever that listens, so that a flow that was published
 * on one port works on another. No such names exist outside (RFC 2606), and they lead to the demo's own paths only.
 */
const hosts = { 'demo-shop.test': '/demo/shop', 'demo-systems.test': '/demo/systems' }

/** Where the system a template talks to is in a demo: the constant that holds its address, and the address. */
const systems: Record<string, { variable: string; address: string }> = {
  'after-sales': { variable: 'shop_api', address: 'http://demo-shop.test/api' },
  'bank-cards': { variable: 'bank_api', address: 'http://demo-systems.test/bank' },
  telecom: { variable: 'telecom_api', address: 'http://demo-systems.test/telecom' },
  clinic: { variable: 'clinic_api', address: 'http://demo-systems.test/clinic' },
  'staff-desk': { variable: 'staff_api', address: 'http://demo-systems.test/staff' },
  'public-service': { variable: 'city_api', address: 'http://demo-systems.test/city' },
}

/** Names that flows may call and that stand for a place on this server; none but in a demo. */
export function ownHosts(config: Pick<Config, 'demo' | 'host' | 'port'>): Record<string, string> {
  if (!config.demo) return {}
  const host = ['0.0.0.0', '::', 'localhost'].includes(config.host) ? '127.0.0.1' : config.host
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${config.port}`
  return Object.fromEntries(Object.entries(hosts).map(([name, path]) => [name, `${origin}${path}`]))
}

/** The template's project with the demo's system in the place of the company's own. */
export function withDemoSystem({ id, project }: Pick<FlowTemplate, 'id' | 'project'>): Project {
  const system = systems[id]
  if (!system) return project
  const variables = project.variables.map((variable) =>
    variable.id === system.variable ? { ...variable, initial: system.address } : variable,
  )
  return { ...project, variables }
}

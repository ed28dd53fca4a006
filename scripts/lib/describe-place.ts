import { demoLogins } from '../../server/identity/demo-logins.ts'
import type { Services } from '../../server/services.ts'

/** What a person needs to know once it runs: where, and how to get in. */
export async function describePlace(services: Services): Promise<string> {
  const { config, db } = services
  const lines = ['', `Tandem is running: ${config.publicUrl}`]
  if ((await db.prisma.workspace.count({ where: { demo: true } })) > 0) {
    const widest = Math.max(...demoLogins.map((login) => login.email.length))
    lines.push('', 'Demo log-ins:')
    for (const login of demoLogins) lines.push(`  ${login.email.padEnd(widest)}  ${login.password}  ${login.role}, ${login.name}`)
    lines.push('', `The customer's side: ${config.publicUrl}/demo/shop`)
    if (!['127.0.0.1', 'localhost', '::1'].includes(config.host)) {
      lines.push('', 'Other machines can reach this server, and everybody knows these passwords: TANDEM_DEMO=0 starts without the demo.')
    }
  }
  lines.push('', 'Stop with Ctrl-C.', '')
  return lines.join('\n')
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../server/platform/project-root.ts'
import type { Services } from '../../server/services.ts'
import type { DemoLogin } from './seed-demo.ts'

/** What a person needs to know once it runs: where, and how to get in. */
export async function describePlace(services: Services): Promise<string> {
  const lines = ['', `Tandem is running: ${services.config.publicUrl}`]
  const source = join(projectRoot, 'prisma', 'seed', 'demo.ts')
  const demo = existsSync(source) && (await services.db.prisma.workspace.count({ where: { demo: true } })) > 0
  if (demo) {
    const { demoLogins = [] } = (await import(source)) as { demoLogins?: DemoLogin[] }
    lines.push('', 'Demo log-ins:')
    const widest = Math.max(0, ...demoLogins.map((login) => login.email.length))
    for (const login of demoLogins) lines.push(`  ${login.email.padEnd(widest)}  ${login.password}  ${login.name}, ${login.role}`)
    lines.push('', `The customer's side: ${services.config.publicUrl}/demo/shop`)
  }
  lines.push('', 'Stop with Ctrl-C.', '')
  return lines.join('\n')
}

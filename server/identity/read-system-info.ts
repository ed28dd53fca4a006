import packageJson from '../../package.json' with { type: 'json' }
import type { Services } from '../services.ts'
import { type DemoLogin, demoLogins } from './demo-logins.ts'

export type SystemInfo = { version: string; demo: boolean; demoLogins: DemoLogin[]; signUpOpen: boolean }

/** What a visitor who is not signed in may know: enough to draw the sign-in page. */
export async function readSystemInfo({ config, db }: Pick<Services, 'config' | 'db'>): Promise<SystemInfo> {
  const logins = config.demo ? await existing(db) : []
  return { version: packageJson.version, demo: logins.length > 0, demoLogins: logins, signUpOpen: config.signUp }
}

/** Only people who are there and belong to a demo workspace: nobody else's e-mail is ever shown. */
async function existing(db: Services['db']): Promise<DemoLogin[]> {
  const members = await db.prisma.member.findMany({
    where: { user: { email: { in: demoLogins.map((login) => login.email) } }, workspace: { demo: true } },
    select: { user: { select: { email: true } } },
  })
  const emails = new Set(members.map((member) => member.user.email))
  return demoLogins.filter((login) => emails.has(login.email))
}

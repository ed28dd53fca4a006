import { hashPassword } from 'better-auth/crypto'
import { demoLogins } from '../../../server/identity/demo-logins.ts'
import type { PrismaClient } from '../../generated/client.ts'
import type { HistoryAgent } from './history.ts'

/** Makes the demo's users and members. A user who is there already keeps their password. @returns the agents */
export async function seedPeople(prisma: PrismaClient, workspaceId: string): Promise<HistoryAgent[]> {
  const agents: HistoryAgent[] = []
  for (const login of demoLogins) {
    const id = `demo-${login.email.split('@')[0]}`
    const english = /^[\x20-\x7e]+$/.test(login.name)
    const password = await hashPassword(login.password)
    const user = await prisma.user.upsert({
      where: { email: login.email },
      update: {},
      create: {
        id,
        email: login.email,
        name: login.name,
        emailVerified: true,
        locale: english ? 'en' : 'zh-CN',
        accounts: { create: { id: `${id}-account`, accountId: id, providerId: 'credential', password } },
      },
    })
    await prisma.member.create({ data: { workspaceId, id, userId: user.id, name: login.name, role: login.role, capacity: 5 } })
    if (login.role === 'agent') agents.push({ id, name: login.name, languages: english ? ['en'] : ['zh-CN', 'en'] })
  }
  return agents
}

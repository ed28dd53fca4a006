import { hashPassword } from 'better-auth/crypto'
import { newId } from '../platform/id.ts'
import type { Services } from '../services.ts'

/** An account with a password, as sign-up makes it, but without a workspace of its own. `email` in small letters. */
export async function createUser(
  tx: Pick<Services['db']['prisma'], 'user'>,
  input: { name: string; email: string; password: string; locale: 'zh-CN' | 'en' },
): Promise<{ userId: string }> {
  const userId = newId('user')
  const { name, email, locale } = input
  const password = await hashPassword(input.password)
  const accounts = { create: { id: newId('account'), accountId: userId, providerId: 'credential', password } }
  await tx.user.create({ data: { id: userId, name, email, locale, accounts } })
  return { userId }
}

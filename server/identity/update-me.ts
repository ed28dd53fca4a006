import { z } from 'zod'
import type { Services } from '../services.ts'
import type { Actor } from './actor.ts'

export const updateMeInput = z.strictObject({
  name: z.string().trim().min(1).max(60).optional(),
  locale: z.enum(['zh-CN', 'en']).optional(),
})

/** One's own name (as this workspace's colleagues and customers see it) and language. Everyone may. */
export async function updateMe({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof updateMeInput>): Promise<void> {
  const { name, locale } = input
  await db.prisma.$transaction(async (tx) => {
    if (name !== undefined) {
      await tx.member.update({ where: { workspaceId_id: { workspaceId: actor.workspaceId, id: actor.memberId } }, data: { name } })
    }
    if (locale !== undefined) await tx.user.update({ where: { id: actor.userId }, data: { locale } })
  })
}

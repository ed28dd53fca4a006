import { newId } from '../platform/id.ts'
import type { Services } from '../services.ts'

/** A new workspace whose owner is the given user. @returns their ids */
export async function createWorkspace(
  { db }: Pick<Services, 'db'>,
  input: { userId: string; userName: string; name?: string; language?: 'zh-CN' | 'en' },
): Promise<{ workspaceId: string; memberId: string }> {
  const workspaceId = newId('ws')
  const memberId = newId('member')
  await db.prisma.workspace.create({
    data: {
      id: workspaceId,
      name: input.name ?? input.userName,
      defaultLanguage: input.language ?? 'zh-CN',
      members: { create: { id: memberId, userId: input.userId, name: input.userName, role: 'owner' } },
    },
  })
  return { workspaceId, memberId }
}

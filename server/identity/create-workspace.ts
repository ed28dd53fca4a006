import { newId } from '../platform/id.ts'
import type { Services } from '../services.ts'

/** A new, empty workspace whose owner is the given user. @returns their ids */
export async function createWorkspace(
  { prisma }: { prisma: Pick<Services['db']['prisma'], 'workspace'> },
  input: { userId: string; userName: string; name: string; language: 'zh-CN' | 'en'; demo?: boolean },
): Promise<{ workspaceId: string; memberId: string }> {
  const workspaceId = newId('ws')
  const memberId = newId('member')
  const { userId, userName, name, language, demo = false } = input
  const members = { create: { id: memberId, userId, name: userName, role: 'owner' } }
  await prisma.workspace.create({ data: { id: workspaceId, name: name.slice(0, 80), defaultLanguage: language, demo, members } })
  return { workspaceId, memberId }
}

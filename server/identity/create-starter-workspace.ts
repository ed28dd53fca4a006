import { newChannelKey } from '../channels/admin/create-channel.ts'
import { newId } from '../platform/id.ts'
import type { Services } from '../services.ts'
import { createWorkspace } from './create-workspace.ts'

const words = {
  'zh-CN': { workspace: (name: string) => `${name}的工作区`, queue: '客服', channel: '网站' },
  en: { workspace: (name: string) => `${name}’s workspace`, queue: 'Support', channel: 'Website' },
}

/** What somebody who signs up finds: a workspace with a queue they are in and a website channel, so that the first flow can go live. */
export async function createStarterWorkspace(
  { db }: Pick<Services, 'db'>,
  input: { userId: string; userName: string; language: 'zh-CN' | 'en' },
): Promise<{ workspaceId: string; memberId: string }> {
  const { userId, userName, language } = input
  const name = words[language]
  return db.prisma.$transaction(async (prisma) => {
    const { workspaceId, memberId } = await createWorkspace({ prisma }, { userId, userName, name: name.workspace(userName), language })
    const members = { create: { memberId } }
    await prisma.queue.create({ data: { workspaceId, id: newId('queue'), name: name.queue, nameEn: words.en.queue, members } })
    await prisma.channel.create({
      data: { workspaceId, id: newId('channel'), kind: 'web', key: newChannelKey(), name: name.channel, settings: { language } },
    })
    await prisma.user.update({ where: { id: userId }, data: { locale: language } })
    return { workspaceId, memberId }
  })
}

import type { Layout } from '../../../flows/document/layout.ts'
import type { Project } from '../../../flows/document/project.ts'
import { afterSales } from '../../../flows/templates/after-sales/template.ts'
import type { PrismaClient } from '../../generated/client.ts'
import { cannedReplies } from './canned-replies.ts'
import type { HistoryAgent } from './history.ts'

/** Queues, knowledge, canned replies, and the flow published to a web channel. */
export async function seedService(
  prisma: PrismaClient,
  input: { workspaceId: string; channelKey: string; project: Project; layout: Layout; agents: HistoryAgent[] },
): Promise<{ channelId: string }> {
  const { workspaceId, channelKey, project, layout, agents } = input
  const { queues } = afterSales
  await prisma.queue.createMany({ data: queues.map((queue) => ({ workspaceId, ...queue })) })
  await prisma.queueMember.createMany({
    data: queues.flatMap((queue) => agents.map((agent) => ({ workspaceId, queueId: queue.id, memberId: agent.id }))),
  })
  await prisma.knowledgeEntry.createMany({
    data: afterSales.knowledge.map((entry, index) => ({ workspaceId, id: `kb-${String(index + 1).padStart(2, '0')}`, ...entry })),
  })
  await prisma.cannedReply.createMany({
    data: cannedReplies.map((reply, index) => ({ workspaceId, id: `canned-${index + 1}`, ...reply, updatedAt: new Date() })),
  })

  const draft = JSON.parse(JSON.stringify(project)) as object
  const content = JSON.parse(JSON.stringify(project)) as object
  await prisma.project.create({
    data: { workspaceId, id: 'after-sales', name: project.name, draft, layout: JSON.parse(JSON.stringify(layout)) as object },
  })
  const versionId = 'after-sales-v1'
  await prisma.projectVersion.create({
    data: {
      workspaceId,
      id: versionId,
      projectId: 'after-sales',
      number: 1,
      content,
      layout: JSON.parse(JSON.stringify(layout)) as object,
      note: '首次发布',
      publishedBy: 'demo-designer',
    },
  })
  const channelId = 'web'
  await prisma.channel.create({
    data: {
      workspaceId,
      id: channelId,
      kind: 'web',
      key: channelKey,
      name: '官网',
      versionId,
      settings: {
        title: { 'zh-CN': '鹿野客服', en: 'Luye Support' },
        subtitle: { 'zh-CN': '通常 30 秒内回复', en: 'Usually replies within 30 seconds' },
        language: 'zh-CN',
      },
    },
  })
  await prisma.publication.create({ data: { workspaceId, id: 'publication-1', channelId, versionId, memberId: 'demo-designer' } })
  return { channelId }
}

import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'

export type CannedReplyView = { id: string; shortcut: string; language: 'zh-CN' | 'en'; text: string; uses: number; updatedAt: Date }

/** All of them (some hundred at most): the desk filters while the agent types. Most used first. */
export async function listCannedReplies({ db }: Pick<Services, 'db'>, actor: Actor): Promise<CannedReplyView[]> {
  demand(actor, 'cannedReply.view')
  const replies = await db.prisma.cannedReply.findMany({
    where: { workspaceId: actor.workspaceId },
    orderBy: [{ uses: 'desc' }, { shortcut: 'asc' }],
    omit: { workspaceId: true },
  })
  return replies.map((reply) => ({ ...reply, language: reply.language as CannedReplyView['language'] }))
}

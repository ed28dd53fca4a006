import { z } from 'zod'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import type { Services } from '../../services.ts'
import { demandProject } from '../find-project.ts'

/** The latest so many; a project with more has long settled the others. */
const MOST = 2000

export const listCommentsInput = z.strictObject({ projectId: z.string().max(60) })

/** `author` is null when they are no longer a member. `mine`: it can be taken back. */
export type CommentView = {
  id: string
  text: string
  author: { id: string; name: string } | null
  mine: boolean
  /** Those addressed in it who still are members. */
  mentions: { id: string; name: string }[]
  createdAt: Date
}
/** A remark with its answers, oldest first. `cardId` is null for one on the flow as a whole. */
export type ThreadView = {
  id: string
  flowId: string
  cardId: string | null
  comments: CommentView[]
  resolvedAt: Date | null
  /** Somebody else addressed the reader in it since they last looked. */
  unread: boolean
}

/** A project's remarks, those with the latest word first. @throws AppError not-found */
export async function listComments(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  { projectId }: z.infer<typeof listCommentsInput>,
): Promise<ThreadView[]> {
  demand(actor, 'flow.view')
  await demandProject(db.prisma, actor, projectId)
  const { workspaceId, memberId } = actor
  const [comments, members, seen] = await Promise.all([
    db.prisma.projectComment.findMany({ where: { workspaceId, projectId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: MOST }),
    db.prisma.member.findMany({ where: { workspaceId }, select: { id: true, name: true } }),
    db.prisma.projectCommentsSeen.findUnique({ where: { workspaceId_projectId_memberId: { workspaceId, projectId, memberId } } }),
  ])
  const names = new Map(members.map((member) => [member.id, member]))
  const threads = new Map<string, typeof comments>()
  for (const comment of comments) threads.set(comment.threadId, [comment, ...(threads.get(comment.threadId) ?? [])])
  return [...threads.values()].flatMap((thread) => {
    const root = thread.find(({ id, threadId }) => id === threadId)
    if (!root) return []
    const isUnread = (comment: (typeof comments)[number]): boolean =>
      comment.mentions.includes(memberId) && comment.authorId !== memberId && (!seen || comment.createdAt > seen.seenAt)
    return {
      id: root.id,
      flowId: root.flowId,
      cardId: root.cardId,
      resolvedAt: root.resolvedAt,
      unread: thread.some(isUnread),
      comments: thread.map(({ id, text, authorId, mentions, createdAt }) => ({
        id,
        text,
        author: names.get(authorId) ?? null,
        mine: authorId === memberId,
        mentions: mentions.flatMap((mentioned) => names.get(mentioned) ?? []),
        createdAt,
      })),
    }
  })
}

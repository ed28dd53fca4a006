import { z } from 'zod'
import { idSchema } from '../../../flows/document/primitives.ts'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import type { Services } from '../../services.ts'
import { demandProject } from '../find-project.ts'

const text = z.string().trim().min(1).max(4000)
const mentions = z.array(z.string().max(60)).max(20).default([])

export const addCommentInput = z.union([
  z.strictObject({ projectId: z.string().max(60), flowId: idSchema, cardId: idSchema.nullable(), text, mentions }),
  /** An answer. */
  z.strictObject({ projectId: z.string().max(60), threadId: z.string().max(60), text, mentions }),
])

/**
 * A remark on a flow or a card, or an answer to one; an answer opens a settled remark again. Whoever is addressed and is no member is
 * left out. @throws AppError not-found
 */
export async function addComment(
  { db, signals, clock }: Pick<Services, 'db' | 'signals' | 'clock'>,
  actor: Actor,
  input: z.infer<typeof addCommentInput>,
): Promise<{ id: string }> {
  demand(actor, 'flow.comment')
  const { workspaceId, memberId: authorId } = actor
  const { projectId } = input
  await demandProject(db.prisma, actor, projectId)
  const members = await db.prisma.member.findMany({ where: { workspaceId, id: { in: input.mentions } }, select: { id: true } })
  const id = newId('comment')
  const createdAt = new Date(clock.now())
  const said = { workspaceId, createdAt, id, projectId, authorId, text: input.text, mentions: members.map((member) => member.id) }
  if ('threadId' in input) {
    const { threadId } = input
    await db.prisma.$transaction(async (transaction) => {
      // Holds the remark, so that it is not taken back under its answer.
      const { count } = await transaction.projectComment.updateMany({
        where: { workspaceId, projectId, id: threadId, threadId },
        data: { resolvedAt: null, resolvedBy: null },
      })
      const root =
        count === 1 && (await transaction.projectComment.findUnique({ where: { workspaceId_id: { workspaceId, id: threadId } } }))
      if (!root) throw new AppError('not-found', `no remark ${threadId}`)
      await transaction.projectComment.create({ data: { ...said, threadId, flowId: root.flowId, cardId: root.cardId } })
    })
  } else {
    const { flowId, cardId } = input
    await db.prisma.projectComment.create({ data: { ...said, threadId: id, flowId, cardId } })
  }
  signals.publish({ kind: 'comments', workspaceId, projectId })
  return { id }
}

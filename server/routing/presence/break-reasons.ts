import { z } from 'zod'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { recordAudit } from '../../identity/record-audit.ts'
import type { Services } from '../../services.ts'

const name = z.string().trim().max(30)

const breakReason = z
  .strictObject({
    /** Stands in the record of presence; the same reason keeps it for ever. */
    id: z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/),
    zh: name,
    en: name,
    /** False: no longer offered, kept so that the record of earlier breaks can be read. */
    offered: z.boolean(),
  })
  .refine(({ zh, en }) => zh !== '' || en !== '', 'a reason has a name in one language at least')
export type BreakReason = z.infer<typeof breakReason>

export const saveBreakReasonsInput = z.strictObject({
  reasons: z
    .array(breakReason)
    .max(60)
    .refine((all) => new Set(all.map((each) => each.id)).size === all.length, 'every id once'),
})

/** What a workspace that has said nothing offers. */
const usual: BreakReason[] = [
  { id: 'rest', zh: '小休', en: 'Short break', offered: true },
  { id: 'meal', zh: '用餐', en: 'Meal', offered: true },
  { id: 'meeting', zh: '会议', en: 'Meeting', offered: true },
  { id: 'training', zh: '培训', en: 'Training', offered: true },
  { id: 'followUp', zh: '跟进工单', en: 'Ticket work', offered: true },
]

/** Why agents of this workspace go on a break, in the order they are offered; also those that are no longer. */
export async function listBreakReasons({ db }: Pick<Services, 'db'>, actor: Actor): Promise<BreakReason[]> {
  demand(actor, 'desk.view')
  const { breakReasons } = await db.prisma.workspace.findUniqueOrThrow({
    where: { id: actor.workspaceId },
    select: { breakReasons: true },
  })
  return breakReasons === null ? usual : z.array(breakReason).parse(breakReasons)
}

/** The whole list anew. A reason that was used before and is left out stays, no longer offered. */
export async function saveBreakReasons(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  { reasons }: z.infer<typeof saveBreakReasonsInput>,
): Promise<BreakReason[]> {
  demand(actor, 'queue.manage')
  const before = await listBreakReasons({ db }, actor)
  const kept = before.filter((one) => !reasons.some((each) => each.id === one.id)).map((one) => ({ ...one, offered: false }))
  const breakReasons = [...reasons, ...kept].slice(0, 100)
  await db.prisma.$transaction(async (tx) => {
    await tx.workspace.update({ where: { id: actor.workspaceId }, data: { breakReasons } })
    await recordAudit(tx, actor, { action: 'workspace.updated', subject: actor.workspaceId, detail: { breakReasons } })
  })
  return breakReasons
}

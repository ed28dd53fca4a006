import type { Services } from '../services.ts'

const KEPT = 86_400_000
const BATCH = 200

/** Clears away what was uploaded and never sent. */
export async function forgetFiles({ db, files, clock }: Pick<Services, 'db' | 'files' | 'clock'>): Promise<number> {
  const where = { sentAt: null, createdAt: { lt: new Date(clock.now() - KEPT) } }
  const old = await db.prisma.file.findMany({ where, select: { workspaceId: true, id: true }, take: BATCH })
  for (const { workspaceId, id } of old) {
    // Bytes first: a row that stays is found again.
    await files.remove(`${workspaceId}/${id}`)
    await db.prisma.file.deleteMany({ where: { workspaceId, id, sentAt: null } })
  }
  return old.length
}

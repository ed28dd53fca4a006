import { z } from 'zod'
import type { Prisma } from '../../prisma/generated/client.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'

export const listVersionsInput = z.strictObject({ projectId: z.string().max(60) })
export type VersionSummary = {
  id: string
  number: number
  note: string
  createdAt: Date
  /** Name is null when the member is gone. */
  publishedBy: { id: string; name: string | null }
  /** Where it is live now. */
  channels: { id: string; name: string }[]
}

/** Newest first; empty for a project that does not exist. */
export async function listVersions(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof listVersionsInput>,
): Promise<VersionSummary[]> {
  demand(actor, 'flow.view')
  return listVersionsOf(db.prisma, { workspaceId: actor.workspaceId, projectId: input.projectId })
}

export async function listVersionsOf(
  prisma: Pick<Prisma.TransactionClient, 'projectVersion' | 'member'>,
  input: { workspaceId: string; projectId: string },
): Promise<VersionSummary[]> {
  const { workspaceId, projectId } = input
  const rows = await prisma.projectVersion.findMany({
    where: { workspaceId, projectId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, note: true, createdAt: true, publishedBy: true, channels: { select: { id: true, name: true } } },
  })
  const members = await prisma.member.findMany({
    where: { workspaceId, id: { in: [...new Set(rows.map((row) => row.publishedBy))] } },
    select: { id: true, name: true },
  })
  const names = new Map(members.map((member) => [member.id, member.name]))
  return rows.map(({ publishedBy, ...row }) => ({ ...row, publishedBy: { id: publishedBy, name: names.get(publishedBy) ?? null } }))
}

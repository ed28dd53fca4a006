import type { Services } from '../services.ts'

export type PublicationView = {
  id: string
  channelId: string
  version: { id: string; number: number; projectId: string; note: string }
  /** Name is null when the member is gone. */
  member: { id: string; name: string | null }
  rollback: boolean
  createdAt: Date
}

/** The last hundred times a channel was pointed at a version, newest first. For use cases that have checked the right to see it. */
export async function listPublications(
  prisma: Services['db']['prisma'],
  input: { workspaceId: string; channelId: string },
): Promise<PublicationView[]> {
  const { workspaceId, channelId } = input
  const rows = await prisma.publication.findMany({
    where: { workspaceId, channelId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
  })
  const [versions, members] = await Promise.all([
    prisma.projectVersion.findMany({
      where: { workspaceId, id: { in: rows.map((row) => row.versionId) } },
      select: { id: true, number: true, projectId: true, note: true },
    }),
    prisma.member.findMany({ where: { workspaceId, id: { in: rows.map((row) => row.memberId) } }, select: { id: true, name: true } }),
  ])
  const version = new Map(versions.map((each) => [each.id, each]))
  const name = new Map(members.map((each) => [each.id, each.name]))
  return rows.map(({ id, versionId, memberId, rollback, createdAt }) => ({
    id,
    channelId,
    version: version.get(versionId) ?? { id: versionId, number: 0, projectId: '', note: '' },
    member: { id: memberId, name: name.get(memberId) ?? null },
    rollback,
    createdAt,
  }))
}

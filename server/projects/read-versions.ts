import type { Project } from '../../flows/document/project.ts'
import { compile } from '../../flows/engine/compile.ts'
import type { Program } from '../../flows/engine/program.ts'
import type { Services } from '../services.ts'

/** Versions with their number, compiled: for work on many conversations of few versions, each is read once. @throws when one does not exist */
export function createVersionReader(
  { prisma }: Pick<Services['db'], 'prisma'>,
  workspaceId: string,
): (versionId: string) => Promise<{ number: number; program: Program }> {
  const versions = new Map<string, { number: number; program: Program }>()
  return async (id) => {
    const known = versions.get(id)
    if (known) return known
    const where = { workspaceId_id: { workspaceId, id } }
    const { number, content } = await prisma.projectVersion.findUniqueOrThrow({ where, select: { number: true, content: true } })
    const version = { number, program: compile(content as unknown as Project) }
    versions.set(id, version)
    return version
  }
}

import type { FileFact } from '../../flows/engine/types.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import { fileLink } from './file-link.ts'
import type { FileOwner } from './receive-file.ts'

/** A flow may hand the address of a file on, to another system for instance; so long it works, ms. */
const LINK_LASTS = 7 * 86_400_000

/** What a message's files are for the flow, in the order given. Sent twice is the same. @throws AppError not-found */
export async function takeFiles(
  { db, config, clock }: Pick<Services, 'db' | 'config' | 'clock'>,
  owner: FileOwner,
  fileIds: readonly string[],
): Promise<FileFact[]> {
  const { workspaceId } = owner
  const where = { ...owner, id: { in: [...fileIds] } }
  const found = new Map((await db.prisma.file.findMany({ where })).map((file) => [file.id, file]))
  const until = clock.now() + LINK_LASTS
  const facts = fileIds.map((fileId): FileFact => {
    const file = found.get(fileId)
    if (!file) throw new AppError('not-found', "no such file of this visitor's")
    const { name, mediaType, size } = file
    return { name, mediaType, size, url: fileLink({ workspaceId, fileId }, { base: config.publicUrl, secret: config.secret, until }) }
  })
  await db.prisma.file.updateMany({ where: { ...where, sentAt: null }, data: { sentAt: new Date(clock.now()) } })
  return facts
}

import { randomUUID } from 'node:crypto'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import { MOST_BYTES, typeOf } from './file-types.ts'
import { scanFile } from './scan-file.ts'

/** Whose file it is: a visitor of a channel. */
export type FileOwner = { workspaceId: string; channelId: string; visitorId: string }
export type ReceivedFile = { id: string; name: string; mediaType: string; size: number }

/** What one visitor may upload within a day, bytes. */
const MOST_A_DAY = 100 * 1024 * 1024

/**
 * Takes a file of a visitor, to be sent in a message afterwards (take-files.ts).
 * @throws AppError too-large · file-refused (type, virus) · too-many-requests (a day's share is used up) · unavailable (no scanner)
 */
export async function receiveFile(
  { db, files, config, clock }: Pick<Services, 'db' | 'files' | 'config' | 'clock'>,
  owner: FileOwner,
  file: { name: string; bytes: Uint8Array },
): Promise<ReceivedFile> {
  const { bytes } = file
  const name = cleanName(file.name)
  if (bytes.length > MOST_BYTES) throw new AppError('too-large', 'file too large', { params: { limit: MOST_BYTES } })
  const mediaType = bytes.length > 0 ? typeOf(bytes, name) : null
  if (mediaType === null) throw new AppError('file-refused', `no type that is taken: ${name.split('.').pop()}`)
  const recent = new Date(clock.now() - 86_400_000)
  const { _sum: used } = await db.prisma.file.aggregate({ where: { ...owner, createdAt: { gt: recent } }, _sum: { size: true } })
  if ((used.size ?? 0) + bytes.length > MOST_A_DAY)
    throw new AppError('too-many-requests', "a day's share is used up", { params: { seconds: 3600 } })
  await scanFile(config.scanUrl, { bytes, mediaType })
  const id = randomUUID()
  const { workspaceId } = owner
  // The row first: what is stored without one nobody would ever clear away.
  await db.prisma.file.create({ data: { ...owner, id, name, mediaType, size: bytes.length, createdAt: new Date(clock.now()) } })
  await files.put(`${workspaceId}/${id}`, bytes)
  return { id, name, mediaType, size: bytes.length }
}

/** The last part of a path, without signs that could mean something in a header or on a screen. */
function cleanName(name: string): string {
  const plain = (name.split(/[/\\]/).pop() ?? '').replace(/[\p{C}"<>|:*?]/gu, '').trim()
  return plain.length <= 120 ? plain || 'file' : `${plain.slice(0, 100)}${plain.slice(-20)}`
}

import { AppError } from '../platform/errors.ts'
import type { FrontDoor } from '../platform/http/front-door.ts'
import type { Services } from '../services.ts'
import { isValidLink } from './file-link.ts'
import { isPicture } from './file-types.ts'

/** Mounts /files/:workspaceId/:id, which gives a file to whoever has a signed link. Pictures are shown, everything else is downloaded. */
export function mountFiles(app: FrontDoor, { db, files, config, clock }: Pick<Services, 'db' | 'files' | 'config' | 'clock'>): void {
  app.get('/files/:workspaceId/:id', async (c) => {
    const place = { workspaceId: c.req.param('workspaceId'), fileId: c.req.param('id') }
    const given = { until: c.req.query('until') ?? '', sign: c.req.query('sign') ?? '' }
    if (!isValidLink(place, given, { secret: config.secret, now: clock.now() }))
      throw new AppError('not-allowed', 'the link is over or was not made here', { params: { permission: 'file' } })
    const { workspaceId, fileId: id } = place
    const file = await db.prisma.file.findUnique({ where: { workspaceId_id: { workspaceId, id } } })
    const bytes = file && (await files.get(`${workspaceId}/${id}`))
    if (!bytes) throw new AppError('not-found', 'the file is gone')
    const how = isPicture(file.mediaType) ? 'inline' : 'attachment'
    return c.body(bytes, 200, {
      'content-type': file.mediaType.startsWith('text/') ? `${file.mediaType}; charset=utf-8` : file.mediaType,
      'content-disposition': `${how}; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
      // Whatever it is, nothing in it runs and nobody frames it.
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=600',
    })
  })
}

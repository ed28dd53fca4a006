import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

type Place = { workspaceId: string; fileId: string }

/**
 * Address under which anybody who has it can fetch the file until `until` (ms). Nobody can make one without the server's secret, or
 * use one for another file or longer.
 */
export function fileLink({ workspaceId, fileId }: Place, { base, secret, until }: { base: string; secret: string; until: number }): string {
  const place = `${encodeURIComponent(workspaceId)}/${fileId}`
  return `${base}/files/${place}?until=${until}&sign=${signatureOf(`${place}?${until}`, secret)}`
}

/** Whether the link was made here and is not over. */
export function isValidLink(
  { workspaceId, fileId }: Place,
  given: { until: string; sign: string },
  at: { secret: string; now: number },
): boolean {
  if (!/^\d{1,16}$/.test(given.until) || Number(given.until) < at.now) return false
  const wanted = Buffer.from(signatureOf(`${encodeURIComponent(workspaceId)}/${fileId}?${Number(given.until)}`, at.secret))
  const sign = Buffer.from(given.sign)
  return sign.length === wanted.length && timingSafeEqual(sign, wanted)
}

function signatureOf(text: string, secret: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'tandem file link', 32))
  return createHmac('sha256', key).update(text).digest('base64url')
}

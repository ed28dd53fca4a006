import { request } from 'undici'
import { AppError } from '../platform/errors.ts'

/**
 * Asks the scanner whoever runs the server has set up (`TANDEM_SCAN_URL`): POST of the bytes, answered 200 with `{"clean": true}` or
 * `{"clean": false}`. A scanner that does not answer lets nothing through.
 * @throws AppError file-refused · unavailable
 */
export async function scanFile(scanUrl: string | null, file: { bytes: Uint8Array; mediaType: string }): Promise<void> {
  if (scanUrl === null) return
  const verdict = await ask(scanUrl, file).catch((cause) => {
    throw new AppError('unavailable', 'the virus scanner does not answer', { cause })
  })
  if (verdict === true) return
  if (verdict === false) throw new AppError('file-refused', 'the virus scanner refused the file')
  throw new AppError('unavailable', 'the virus scanner answered something else than {"clean": …}')
}

async function ask(url: string, { bytes, mediaType }: { bytes: Uint8Array; mediaType: string }): Promise<unknown> {
  const response = await request(url, {
    method: 'POST',
    body: Buffer.from(bytes),
    headers: { 'content-type': mediaType },
    signal: AbortSignal.timeout(30_000),
  })
  const body = (await response.body.json()) as { clean?: unknown } | null
  return response.statusCode === 200 ? body?.clean : undefined
}

/** Largest file a customer may send, bytes. */
export const MOST_BYTES = 10 * 1024 * 1024

type Kind = { mediaType: string; extensions: readonly string[]; fits(bytes: Uint8Array): boolean }

const begins =
  (...signature: number[]) =>
  (bytes: Uint8Array) =>
    signature.every((byte, index) => bytes[index] === byte)
const ascii =
  (text: string, at = 0) =>
  (bytes: Uint8Array) =>
    [...text].every((sign, index) => bytes[at + index] === sign.charCodeAt(0))
const zip = begins(0x50, 0x4b, 0x03, 0x04)
const office = (name: string) => `application/vnd.openxmlformats-officedocument.${name}`

/** What customers send to a service: pictures, PDF, office documents, plain text. Nothing that runs. */
const kinds: readonly Kind[] = [
  { mediaType: 'image/png', extensions: ['png'], fits: begins(0x89, 0x50, 0x4e, 0x47) },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], fits: begins(0xff, 0xd8, 0xff) },
  { mediaType: 'image/gif', extensions: ['gif'], fits: ascii('GIF8') },
  { mediaType: 'image/webp', extensions: ['webp'], fits: (bytes) => ascii('RIFF')(bytes) && ascii('WEBP', 8)(bytes) },
  { mediaType: 'image/heic', extensions: ['heic', 'heif'], fits: ascii('ftyp', 4) },
  { mediaType: 'application/pdf', extensions: ['pdf'], fits: ascii('%PDF-') },
  { mediaType: office('wordprocessingml.document'), extensions: ['docx'], fits: zip },
  { mediaType: office('spreadsheetml.sheet'), extensions: ['xlsx'], fits: zip },
  { mediaType: 'text/plain', extensions: ['txt', 'log'], fits: isText },
  { mediaType: 'text/csv', extensions: ['csv'], fits: isText },
]

/** The type of a file by its first bytes, which must fit its name; what the sender says counts nothing. null: not taken. */
export function typeOf(bytes: Uint8Array, name: string): string | null {
  const extension = name.toLowerCase().split('.').pop() ?? ''
  return kinds.find((kind) => kind.extensions.includes(extension) && kind.fits(bytes))?.mediaType ?? null
}

/** Types a browser may show in place; everything else is downloaded. */
export function isPicture(mediaType: string): boolean {
  return ['image/png', 'image/jpeg', 'image/gif', 'image/webp'].includes(mediaType)
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.subarray(0, 4096).includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

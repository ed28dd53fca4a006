import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

/**
 * Encrypts and signs a text with the server's secret. `place` says where it belongs (workspace and kind): sealed there, it opens
 * nowhere else, whoever copies the row.
 */
export function seal(text: string, { secret, place }: { secret: string; place: string }): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, keyOf(secret), nonce).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
}

/** The text, or null when it was sealed with another secret, for another place, or was changed. */
export function unseal(sealed: string, { secret, place }: { secret: string; place: string }): string | null {
  const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url')
  if (bytes.length < NONCE + TAG) return null
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(secret), bytes.subarray(0, NONCE)).setAAD(Buffer.from(place))
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** A key of its own: what signs sessions does not also encrypt. */
function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'tandem connections', 32))
}

import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether an Authorization header carries this token, in a time that does not depend on how much of it is right. */
export function carries(header: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`))
}

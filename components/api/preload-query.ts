import { preload } from 'react-dom'
import { earlyAddress } from './early.ts'

/** From a server component: the browser asks for this with the page itself, while the program is still on its way. */
export function preloadQuery(...query: Parameters<typeof earlyAddress>): void {
  // With cookies, as fetch does it: a browser only takes what was asked for in the same way.
  preload(earlyAddress(...query), { as: 'fetch', crossOrigin: 'anonymous' })
}

import type { Context } from 'hono'
import { AppError } from '../platform/errors.ts'

/**
 * A request that changes something and comes from a browser must come from a page of ours. Browsers say so in
 * Sec-Fetch-Site, older ones in Origin; a program that sends neither carries no cookie it did not ask for.
 * @throws AppError foreign-origin
 */
export function demandSameOrigin(c: Context, publicUrl: string): void {
  const site = c.req.header('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') throw new AppError('foreign-origin', `a ${site} page called the API`)
  const origin = c.req.header('origin')
  if (!origin) return
  // Behind a proxy that ends TLS the address we see is not the one of the page: the configured one counts too.
  if (origin !== new URL(publicUrl).origin && origin !== new URL(c.req.url).origin) {
    throw new AppError('foreign-origin', `a page of ${origin.slice(0, 200)} called the API`)
  }
}

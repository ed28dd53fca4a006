import type { Context } from 'hono'

/**
 * Who is calling, for limits and the audit log. Behind a proxy of ours (setting TANDEM_TRUST_PROXY) the last address it
 * added counts; anything a caller writes into the header himself stands before that one and is ignored.
 */
export function clientAddress(c: Context, config: { trustProxy: boolean }): string {
  const forwarded = config.trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const bindings = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  return forwarded || bindings?.incoming?.socket?.remoteAddress || 'unknown'
}

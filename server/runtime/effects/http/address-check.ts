import { lookup as resolve } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr, { type IPv4, type IPv6 } from 'ipaddr.js'
import { EffectFailure } from '../effect.ts'

/** Look public and are not: Azure's host service, and the old way to write an IPv4 address as IPv6. */
const alsoPrivate: [IPv4 | IPv6, number][] = [ipaddr.parseCIDR('168.63.129.16/32'), ipaddr.parseCIDR('::/96')]

/** Whether a flow may talk to this address: public unicast only, whatever form it is written in. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return parsed.range() === 'unicast' && !alsoPrivate.some(([range, bits]) => range.kind() === parsed.kind() && parsed.match(range, bits))
}

/**
 * Name resolution for outgoing connections: every address of the name must be public, and the connection then goes to the very
 * address that was checked, so a name that changes its mind between check and use gains nothing.
 */
export const checkedLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '')
    const refused = addresses.find(({ address }) => !isPublicAddress(address))
    if (refused || addresses.length === 0) return callback(new PrivateAddress(hostname), '')
    if (options.all) return callback(null, addresses)
    const [first] = addresses
    return callback(null, first?.address ?? '', first?.family)
  })
}

export class PrivateAddress extends EffectFailure {
  constructor(host: string) {
    super('refused-address', `${host} is a private or local address`)
  }
}

/** http or https, no name and password in it, and no bare private address. `allowed`: host or host:port that may be private. */
export function checkUrl(text: string, allowed: readonly string[]): { url: URL; mayBePrivate: boolean } {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new EffectFailure('bad-address', 'the address is no http or https address')
  if (url.username || url.password) throw new EffectFailure('bad-address', 'the address contains a name or password')
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  const mayBePrivate = allowed.includes(url.hostname) || allowed.includes(`${url.hostname}:${port}`)
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (!mayBePrivate && ipaddr.isValid(literal) && !isPublicAddress(literal)) throw new PrivateAddress(url.hostname)
  return { url, mayBePrivate }
}

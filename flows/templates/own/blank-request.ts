import type { FlowNode } from '../../document/project.ts'
import { isRecord } from '../../document/same.ts'
import { parseTemplate } from '../../expressions/template.ts'
import type { Blanks } from './blanks.ts'
import { namesSecret } from './find-secrets.ts'

/** Headers that say how, not who. */
const openHeaders = new Set(['accept', 'accept-language', 'accept-encoding', 'content-type', 'user-agent', 'cache-control', 'prefer'])
const scheme = /^(Bearer|Basic|Token|ApiKey)\s+/i

/** A step that talks to another system, with constants in the place of addresses, keys and people's mail addresses. */
export function blankRequest(node: FlowNode, card: string, blanks: Blanks): FlowNode {
  const { settings } = node
  if (node.type === 'http') {
    const url = typeof settings.url === 'string' ? blankAddress(settings.url, card, blanks) : settings.url
    const headers = Array.isArray(settings.headers) ? settings.headers.map((pair) => blankHeader(pair, card, blanks)) : settings.headers
    const body = typeof settings.body === 'string' ? blankBody(settings.body, card, blanks) : settings.body
    const parts = {
      ...(url === undefined ? {} : { url }),
      ...(headers === undefined ? {} : { headers }),
      ...(body === undefined ? {} : { body }),
    }
    return { ...node, settings: { ...settings, ...parts } }
  }
  if (node.type === 'notify' && typeof settings.to === 'string' && hasLiteral(settings.to)) {
    const kind = settings.by === 'webhook' ? 'secret' : 'contact'
    return { ...node, settings: { ...settings, to: blanks.take({ kind, name: card, value: settings.to, card, open: true }) } }
  }
  return node
}

function blankHeader(pair: unknown, card: string, blanks: Blanks): unknown {
  if (!isRecord(pair) || typeof pair.key !== 'string' || typeof pair.value !== 'string') return pair
  if (openHeaders.has(pair.key.trim().toLowerCase()) || !hasLiteral(pair.value.replace(scheme, ''))) return pair
  const kept = scheme.exec(pair.value)?.[0] ?? ''
  const value = pair.value.slice(kept.length)
  return { ...pair, value: `${kept}${blanks.take({ kind: 'secret', name: pair.key, value, card })}` }
}

/** Something written down, not only taken from values. */
function hasLiteral(text: string): boolean {
  return parseTemplate(text).segments.some((part) => ('text' in part ? /[\p{L}\p{N}]/u.test(part.text) : /["'`]/.test(part.expression)))
}

function blankAddress(url: string, card: string, blanks: Blanks): string {
  const [, origin = '', rest = ''] = /^\s*([a-z][a-z0-9+.-]*:\/\/[^/?#{}]*)?([\s\S]*)$/i.exec(url) ?? []
  const [way = '', query] = split(rest, '?')
  const steps = way
    .split('/')
    .map((step) => (looksRandom(step) ? blanks.take({ kind: 'secret', name: card, value: step, card, open: true }) : step))
  const asked = query?.split('&').map((part) => blankPair(part, '=', card, blanks))
  // Where a value is part of the host, the address is put together already.
  const whole = origin !== '' && !rest.startsWith('{{')
  if (!whole && loginOf(origin)) blanks.hide(loginOf(origin))
  const address = !whole
    ? withoutLogin(origin)
    : blanks.take({ kind: 'address', name: card, value: withoutLogin(origin), card, open: true, hide: loginOf(origin) })
  return `${address}${steps.join('/')}${asked ? `?${asked.join('&')}` : ''}`
}

function blankPair(part: string, sign: string, card: string, blanks: Blanks): string {
  const [name = '', value] = split(part, sign)
  if (value === undefined || !hasLiteral(value) || !(namesSecret(name) || looksRandom(value))) return part
  return `${name}${sign}${blanks.take({ kind: 'secret', name, value, card, open: true })}`
}

function blankBody(body: string, card: string, blanks: Blanks): string {
  const inJson = body.replaceAll(/"([^"{}]{1,80})"(\s*:\s*)"([^"]+)"/g, (whole, name: string, colon: string, value: string) =>
    hasLiteral(value) && (namesSecret(name) || looksRandom(value))
      ? `"${name}"${colon}"${blanks.take({ kind: 'secret', name, value, card, open: true })}"`
      : whole,
  )
  if (/[{["]/.test(inJson.replaceAll(/\{\{.*?\}\}/g, ''))) return inJson
  return inJson
    .split('&')
    .map((part) => blankPair(part, '=', card, blanks))
    .join('&')
}

/** Long, of letters and digits, without a word in it: a key, or part of an address that works as one. */
function looksRandom(text: string): boolean {
  return text.length >= 20 && /^[\w+=~-]+$/.test(text) && /\d/.test(text) && /[a-z]/i.test(text)
}

function loginOf(origin: string): string {
  return /\/\/(.*)@/.exec(origin)?.[1] ?? ''
}

export function withoutLogin(address: string): string {
  return address.replace(/\/\/[^/?#]*@/, '//')
}

function split(text: string, sign: string): [string, string | undefined] {
  const at = text.indexOf(sign)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

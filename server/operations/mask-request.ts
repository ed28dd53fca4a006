import type { Json } from '../../flows/engine/types.ts'

const HIDDEN = '•••'
/** Headers that say how, never who. Every other one may carry a key. */
const openHeaders = new Set(['accept', 'accept-language', 'content-type', 'user-agent', 'x-request-id'])
/** Names under which secrets travel, in whatever spelling: apiKey, api_key, X-Auth-Token, client_secret, password … */
const secretName = /key|token|secret|passw|pwd|auth|sign|credential|cookie|session|^code$|^pin$|^cvv|^otp/i

/** A request as it may be shown: values that look like secrets by their name are blanked, in headers, addresses and JSON. */
export function maskRequest(request: Json): Json {
  if (!isObject(request)) return request
  return Object.fromEntries(Object.entries(request).map(([name, value]) => [name, maskPart(name, value)]))
}

function maskPart(name: string, value: Json): Json {
  if (name === 'headers' && isObject(value))
    return mapValues(value, (header, content) => (openHeaders.has(header.toLowerCase()) ? content : HIDDEN))
  if (name === 'url' && typeof value === 'string') return maskUrl(value)
  if (name === 'to' && typeof value === 'string' && /^https?:/i.test(value)) return maskUrl(value)
  if (name === 'body' && typeof value === 'string') return maskText(value)
  // The author's own code and the names of a session are no secrets; what they work on may hold some.
  return name === 'session' ? value : maskValue(name, value)
}

function maskValue(name: string, value: Json): Json {
  if (value !== null && typeof value !== 'object') return secretName.test(name) && value !== '' ? HIDDEN : value
  if (secretName.test(name) && value !== null) return HIDDEN
  if (Array.isArray(value)) return value.map((item) => maskValue('', item))
  return isObject(value) ? mapValues(value, maskValue) : value
}

/** JSON stays JSON, a form stays a form; of anything else nobody knows what it holds, so its length is all that is told. */
function maskText(text: string): string {
  try {
    return JSON.stringify(maskValue('', JSON.parse(text) as Json))
  } catch {
    if (/^[^=&\s]+=[^\s]*$/.test(text)) return maskQuery(text)
    return text === '' ? '' : `${HIDDEN} (${text.length})`
  }
}

function maskUrl(text: string): string {
  if (!URL.canParse(text)) return HIDDEN
  const [before = '', query] = text.replace(/#.*$/s, '').split(/\?(.*)/s)
  // Somebody's name and password before the host.
  const bare = before.replace(/\/\/[^/@]*@/, `//${HIDDEN}@`)
  return query === undefined ? bare : `${bare}?${maskQuery(query)}`
}

function maskQuery(query: string): string {
  return query
    .split('&')
    .map((pair) => {
      const name = pair.split('=', 1)[0] ?? ''
      return secretName.test(name) && pair.includes('=') ? `${name}=${HIDDEN}` : pair
    })
    .join('&')
}

function mapValues(value: { [name: string]: Json }, map: (name: string, value: Json) => Json): Json {
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, map(name, one)]))
}

function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

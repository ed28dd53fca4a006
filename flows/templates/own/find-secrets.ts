/** Names under which keys and passwords go, in English and Chinese. */
const secretName = /auth|key|token|secret|passw|pwd|credential|cookie|session|signature|sign$|jwt|bearer|密钥|令牌|口令|密码|凭证/i

export function namesSecret(name: string): boolean {
  return secretName.test(name)
}

/** Keys whose makers gave them a form of their own, signed tokens, and what follows a scheme of HTTP. */
const knownForms = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/,
  /\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/,
  /\b(?:sk|pk|rk|whsec|ghp|gho|ghs|glpat|xox[abprs]|SG|shpat|npm)[-_.](?=[\w-]*\d)[\w-]{16,}/,
  /\b(?:AKIA|ASIA|AIza)[\w-]{12,}/,
  /\b(?:Bearer|Basic)\s+(?=[\w+/.=~-]*\d)[\w+/.=~-]{12,}/,
]

/** What the server gives as an id: `queue_` and 19 characters (server/platform/id.ts); conversations and files have UUIDs. */
const ids = [/[a-zA-Z]{2,20}_[01][0-9a-hjkmnp-tv-z]{18}(?![0-9a-z])/, /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/]

/** Shorter ones stand in any text. */
const SHORTEST = 6

/**
 * Recognises the given strings and everything that has the form of a key or an id. `keys` are looked for whatever they are, `found`
 * only if nobody writes them by chance: a header's value may be a plain word.
 */
export function hiddenPattern({ keys = [], found = [] }: { keys?: Iterable<string>; found?: Iterable<string> }): RegExp {
  const sure = [...keys].filter((text) => text.length >= SHORTEST && !isOurs(text))
  const longestFirst = [...new Set([...sure, ...[...found].filter(isTelling)])].sort((a, b) => b.length - a.length)
  const forms = [...longestFirst.map(literally), ...knownForms.map(({ source }) => source), ...ids.map(({ source }) => source)]
  return new RegExp(forms.join('|'), 'g')
}

/** Worth looking for in every text: not a plain word, a short number or a date, which stand anywhere (and in the format itself). */
function isTelling(text: string): boolean {
  return text.length >= SHORTEST && !/^[a-z]{1,15}$/i.test(text) && !/^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/.test(text) && !isOurs(text)
}

/** What stands in the place of others; looked for, it would be found for ever. */
function isOurs(text: string): boolean {
  return /^(removed|template)[\w-]*$/.test(text)
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

/** `apiKey: "…"`, `token = '…'` in an author's code: only what stands between the quotes. */
export const secretInCode = /((?:key|token|secret|passw|pwd|credential|auth)\w*["']?\s*[:=]\s*)(["'`])([^"'`\n]{4,})\2/gi

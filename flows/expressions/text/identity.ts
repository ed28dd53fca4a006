/** Mainland mobile numbers: 11 digits from 13 to 19, with or without +86, spaces and dashes. */
export function readMobile(text: string): string | null {
  const digits = bare(text).replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null
}

/** A telephone number as E.164 (`+8613812345678`). Without a country code it is taken for a number of `country` (calling code). */
export function readPhone(text: string, country = '86'): string | null {
  const digits = bare(text).replace(/^00/, '+')
  if (digits.startsWith('+')) return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null
  if (country === '86' && readMobile(digits)) return `+86${readMobile(digits)}`
  const national = digits.replace(/^0/, '')
  const number = `+${country.replace(/\D/g, '')}${national}`
  return /^\d{6,12}$/.test(national) && /^\+[1-9]\d{6,14}$/.test(number) ? number : null
}

/** A resident identity number (GB 11643): 17 digits and a check digit by ISO 7064, with a date of birth that exists. */
export function isIdNumber(text: string): boolean {
  const plain = text.normalize('NFKC').trim().toUpperCase()
  if (!/^[1-9]\d{16}[\dX]$/.test(plain)) return false
  const [year, month, day] = [Number(plain.slice(6, 10)), Number(plain.slice(10, 12)), Number(plain.slice(12, 14))]
  const born = new Date(Date.UTC(year, month - 1, day))
  if (year < 1850 || born.getUTCMonth() !== month - 1 || born.getUTCDate() !== day) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(plain[index]), 0)
  return '10X98765432'[sum % 11] === plain[17]
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * The telephone number in a text: a mainland mobile as its 11 digits however it was written, one with a country code as E.164, else
 * the digits as they were given (7 to 15), because only the caller's country could say more.
 */
export function findPhone(text: string): string | null {
  const plain = text.slice(0, 500).normalize('NFKC')
  const mobile = /(?<!\d)(?:(?:\+|00)?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/.exec(plain)
  if (mobile) return readMobile(mobile[0])
  const written = plain.match(/(?:\+|(?<![\d.-]))\d[\d\s()-]{5,24}/g) ?? []
  for (const candidate of written) {
    const international = /^(?:\+|00)/.test(candidate) ? readPhone(candidate) : null
    if (international) return international
  }
  for (const candidate of written) {
    const digits = candidate.replace(/\D/g, '')
    if (digits.length >= 7 && digits.length <= 15 && !/^\s*\d{4}-\d{1,2}-\d{1,2}\s*$/.test(candidate)) return digits
  }
  return null
}

/** The first resident identity number in a text; spaces and dashes within are no matter. */
export function findIdNumber(text: string): string | null {
  const plain = text.slice(0, 500).normalize('NFKC').toUpperCase()
  const found = plain.replace(/(?<=\d)[\s-](?=[\dX])/g, '').match(/(?<!\d)\d{17}[\dX](?!\d)/g) ?? []
  return found.find(isIdNumber) ?? null
}

/** The first e-mail address in a text, in small letters. */
export function findEmail(text: string): string | null {
  const plain = text.slice(0, 1000).normalize('NFKC')
  return (
    /(?<![\w.%+-])[\w%+-](?:[\w.%+-]{0,62}[\w%+-])?@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9-]{1,63}){0,5}\.[A-Za-z]{2,20}(?![\w-])/
      .exec(plain)?.[0]
      .toLowerCase() ?? null
  )
}

/** The first thing that looks like an order number: `shortest` to 32 letters, digits and dashes with at least four digits; no date. */
export function findOrderNumber(text: string, shortest = 6): string | null {
  for (const candidate of text
    .slice(0, 1000)
    .normalize('NFKC')
    .match(/(?<![A-Za-z0-9@.-])[A-Za-z0-9][A-Za-z0-9-]{3,30}[A-Za-z0-9](?![A-Za-z0-9@-])/g) ?? [])
    if (candidate.length >= shortest && candidate.replace(/\D/g, '').length >= 4 && !/^\d{4}-\d{1,2}-\d{1,2}$/.test(candidate))
      return candidate.toUpperCase()
  return null
}

/** `138****1234`, `a***@example.com`, `110101********1234`; anything else keeps its ends, short texts only the first character. */
export function mask(text: string, start?: number, end?: number): string {
  const characters = [...text.slice(0, 2000)]
  if (start !== undefined) return stars(characters, start, end ?? 0)
  const mobile = readMobile(text)
  if (mobile) return stars([...mobile], 3, 4)
  const at = text.indexOf('@')
  if (at > 0 && findEmail(text) === text.trim().toLowerCase()) return `${characters[0] ?? ''}***${text.trim().slice(at)}`
  if (/^\d{17}[\dXx]$/.test(text.trim())) return stars([...text.trim()], 6, 4)
  return characters.length < 6
    ? stars(characters, 1, 0)
    : stars(characters, Math.min(3, Math.floor(characters.length / 4)), Math.min(4, Math.floor(characters.length / 4)))
}

/** At least one character is hidden, whatever was asked for. */
function stars(characters: readonly string[], start: number, end: number): string {
  const { length } = characters
  const head = Math.min(Math.max(0, Math.trunc(start)), Math.max(0, length - 1))
  const tail = Math.min(Math.max(0, Math.trunc(end)), Math.max(0, length - 1 - head))
  return characters.slice(0, head).join('') + '*'.repeat(length - head - tail) + characters.slice(length - tail).join('')
}

function bare(text: string): string {
  return text
    .slice(0, 60)
    .normalize('NFKC')
    .replace(/[\s().-]/g, '')
}

import type { Language } from '../document/primitives.ts'
import type { Json, JsonObject } from '../engine/types.ts'

/** An amount as it is computed with: whole minor units (fen, cents), so that nothing is ever lost to binary fractions. */
export type Money = { minor: bigint; currency: string }

/** Most digits of an amount; anything longer is no amount of money. */
const MAX_DIGITS = 24

/** Minor digits of the currencies that have not two (ISO 4217). */
const minorDigits: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
}

/** Value → amount: `{ amount: "12.50", currency: "CNY" }` and nothing else. */
export function asMoney(value: Json | undefined): Money | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { amount, currency } = value
  if (typeof currency !== 'string' || (typeof amount !== 'string' && typeof amount !== 'number')) return null
  if (!/^[A-Z]{3}$/.test(currency) || Object.keys(value).length !== 2) return null
  const minor = toMinor(String(amount), currency)
  return minor === null ? null : { minor, currency }
}

/** Amount → value; null when it has grown beyond what an amount is. */
export function fromMoney({ minor, currency }: Money): JsonObject | null {
  const amount = amountText(minor, currency)
  return amount.length > MAX_DIGITS + 2 ? null : { amount, currency }
}

/** An amount from a decimal and a currency code, rounded to the currency's minor unit; null when one of them is none. */
export function createMoney(amount: string, currency: string): JsonObject | null {
  const code = currency.trim().toUpperCase()
  if (!/^[A-Z]{3}$/.test(code)) return null
  const minor = toMinor(amount, code)
  return minor === null ? null : fromMoney({ minor, currency: code })
}

/** An amount written by a person: `¥12.5`, `12.50 元`, `USD 1,200`, `$3`. `fallback` is the currency when none is named. */
export function readMoney(text: string, fallback: string): JsonObject | null {
  const plain = text.normalize('NFKC').slice(0, 200)
  const number = /-?\d[\d,]{0,24}(?:\.\d{1,6})?/.exec(plain)
  if (!number) return null
  const named = currencySigns.find(([sign]) => sign.test(plain))?.[1]
  return createMoney(number[0].replaceAll(',', ''), named ?? fallback)
}

/** Order of two amounts of one currency; null for two currencies, which nobody can compare without a rate. */
export function compareMoney(a: Money, b: Money): number | null {
  if (a.currency !== b.currency) return null
  return a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0
}

/** a + b or a − b; null for two currencies. */
export function addMoney(a: Money, b: Money, sign: 1 | -1): JsonObject | null {
  if (a.currency !== b.currency) return null
  return fromMoney({ minor: a.minor + (sign === 1 ? b.minor : -b.minor), currency: a.currency })
}

/** An amount times a number or divided by it, taken as the decimals people see and rounded half away from zero. */
export function scaleMoney({ minor, currency }: Money, factor: number, divide: boolean): JsonObject | null {
  const decimal = toDecimal(String(factor))
  if (decimal === null || (divide && decimal.digits === 0n)) return null
  const power = 10n ** BigInt(decimal.scale)
  const scaled = divide ? roundedDivision(minor * power, decimal.digits) : roundedDivision(minor * decimal.digits, power)
  return fromMoney({ minor: scaled, currency })
}

/** As data and in texts: `12.50 CNY`. */
export function moneyText({ minor, currency }: Money): string {
  return `${amountText(minor, currency)} ${currency}`
}

/** For people: `¥1,234.50`; in English a bare ¥ and $ mean what they mean there. */
export function formatMoney({ minor, currency }: Money, language: Language): string {
  const negative = minor < 0n
  const [whole = '0', fraction] = amountText(negative ? -minor : minor, currency).split('.')
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`)
  const sign = symbols[language][currency]
  return `${negative ? '-' : ''}${sign ?? `${currency} `}${digits}`
}

/** The plain decimal: `12.50`. */
export function amountText(minor: bigint, currency: string): string {
  const scale = minorDigits[currency] ?? 2
  const digits = String(minor < 0n ? -minor : minor).padStart(scale + 1, '0')
  const at = digits.length - scale
  return `${minor < 0n ? '-' : ''}${digits.slice(0, at)}${scale === 0 ? '' : `.${digits.slice(at)}`}`
}

const symbols: Record<Language, Readonly<Record<string, string>>> = {
  'zh-CN': { CNY: '¥', USD: 'US$', EUR: '€', GBP: '£', HKD: 'HK$', TWD: 'NT$', JPY: 'JP¥', KRW: '₩' },
  en: { CNY: 'CN¥', USD: '$', EUR: '€', GBP: '£', HKD: 'HK$', TWD: 'NT$', JPY: '¥', KRW: '₩' },
}

const currencySigns: readonly [RegExp, string][] = [
  [/HK\$|\bHKD\b|港[币元]/i, 'HKD'],
  [/NT\$|\bTWD\b|新?台币/i, 'TWD'],
  [/JP¥|\bJPY\b|日[元圆]/i, 'JPY'],
  [/\$|\bUSD\b|美[元金]|dollars?/i, 'USD'],
  [/€|\bEUR\b|欧元|euros?/i, 'EUR'],
  [/£|\bGBP\b|英镑|pounds?/i, 'GBP'],
  [/₩|\bKRW\b|韩[元圆]/i, 'KRW'],
  [/¥|\b(?:CNY|RMB)\b|人民币|元|块|yuan/i, 'CNY'],
]

function toMinor(amount: string, currency: string): bigint | null {
  const decimal = toDecimal(amount)
  if (decimal === null) return null
  const scale = minorDigits[currency] ?? 2
  if (decimal.scale <= scale) return decimal.digits * 10n ** BigInt(scale - decimal.scale)
  return roundedDivision(decimal.digits, 10n ** BigInt(decimal.scale - scale))
}

/** `-12.345` and `1.2e-7` → digits × 10^−scale. */
function toDecimal(text: string): { digits: bigint; scale: number } | null {
  const match = /^(-?)(\d{1,24})(?:\.(\d{1,24}))?(?:e([+-]?\d{1,2}))?$/i.exec(text.trim())
  if (!match) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(sign + whole + fraction)
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale }
}

function roundedDivision(a: bigint, b: bigint): bigint {
  const negative = a < 0n !== b < 0n
  const x = a < 0n ? -a : a
  const y = b < 0n ? -b : b
  const quotient = (2n * x + y) / (2n * y)
  return negative ? -quotient : quotient
}

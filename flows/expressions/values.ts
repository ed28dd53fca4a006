import type { Language } from '../document/primitives.ts'
import type { Json, JsonObject } from '../engine/types.ts'
import { asDuration, durationText } from './duration.ts'
import { asMoney, compareMoney, moneyText } from './money.ts'

/** Longest text and list an expression may build; more is cut, so that a formula cannot eat the memory. */
export const MAX_TEXT = 20_000
export const MAX_LIST = 2_000
/** Heaviest value an expression may give (see weigh) and deepest it may be nested. */
export const MAX_VALUE = 50_000
const MAX_DEPTH = 64

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A field or an element; own properties only, so `constructor` and `__proto__` are simply not there. */
export function getField(target: Json | undefined, key: Json): Json {
  if (Array.isArray(target)) {
    const index = typeof key === 'number' ? key : Number(key)
    return Number.isInteger(index) ? (target[index] ?? null) : null
  }
  if (isObject(target)) {
    const name = String(key)
    return Object.hasOwn(target, name) ? (target[name] ?? null) : null
  }
  return null
}

/** Plain text of a value: '' for nothing, numbers without binary noise. With a language, yes/no and lists are worded for people. */
export function toText(value: Json | undefined, language?: Language): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return language === undefined ? String(value) : yesNo(value, language)
  if (Array.isArray(value)) return joinTexts(value, language === 'zh-CN' ? '、' : ', ', language)
  const money = asMoney(value)
  if (money) return moneyText(money)
  const seconds = asDuration(value)
  if (seconds !== null) return durationText(seconds, language)
  return weigh(value, MAX_VALUE) > MAX_VALUE ? '' : JSON.stringify(value).slice(0, MAX_TEXT)
}

/** The texts of a list with something between them, at most MAX_TEXT characters; stops as soon as it has them. */
export function joinTexts(items: readonly Json[], separator: string, language?: Language, depth = 0): string {
  let result = ''
  for (const [index, item] of items.entries()) {
    if (result.length >= MAX_TEXT) break
    const text = Array.isArray(item)
      ? depth > MAX_DEPTH
        ? ''
        : joinTexts(item, language === 'zh-CN' ? '、' : ', ', language, depth + 1)
      : toText(item, language)
    result += index === 0 ? text : separator + text
  }
  return result.slice(0, MAX_TEXT)
}

/** How much a value holds: one for each part and for every 16 characters. Stops counting past `limit`, or when nested too deep. */
export function weigh(value: Json, limit: number, depth = 0): number {
  if (typeof value === 'string') return 1 + (value.length >> 4)
  if (typeof value !== 'object' || value === null) return 1
  if (depth > MAX_DEPTH) return limit + 1
  let weight = 1
  if (Array.isArray(value)) {
    for (const item of value) {
      weight += weigh(item, limit - weight, depth + 1)
      if (weight > limit) return weight
    }
    return weight
  }
  for (const key of Object.keys(value)) {
    weight += weigh(value[key] ?? null, limit - weight, depth + 1)
    if (weight > limit) return weight
  }
  return weight
}

/** A number from a number or a text that is one; null otherwise. Nothing counts as null, not as 0. */
export function toNumber(value: Json): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value !== 'string') return null
  const trimmed = value.trim()
  if (trimmed === '' || trimmed.length > 40) return null
  const number = Number(trimmed)
  return Number.isFinite(number) ? number : null
}

export function isEqual(a: Json, b: Json, depth = 0): boolean {
  if (a === b) return true
  if (depth > MAX_DEPTH) return false
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isEqual(item, b[index] ?? null, depth + 1))
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a)
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key] ?? null, b[key] ?? null, depth + 1))
    )
  }
  return false
}

/** −1, 0, 1; null when the two cannot be ordered (then every comparison is false). */
export function compare(a: Json, b: Json): number | null {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  if (a === null || b === null) return null
  if (typeof a === 'object' && typeof b === 'object') return compareMeasures(a, b)
  const x = toNumber(a)
  const y = toNumber(b)
  if (x === null || y === null) return null
  return x < y ? -1 : x > y ? 1 : 0
}

/** Amounts of one currency, and durations. */
function compareMeasures(a: Json, b: Json): number | null {
  const x = asMoney(a)
  const y = asMoney(b)
  if (x && y) return compareMoney(x, y)
  const long = asDuration(a)
  const short = asDuration(b)
  return long === null || short === null ? null : Math.sign(long - short)
}

/** Set: not null, not '' and not an empty list. */
export function isSet(value: Json | undefined): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}

/** Only what JSON can say comes out: no undefined, no NaN, no functions. */
export function toJson(value: unknown, depth = 0): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || depth > 20) return null
  if (Array.isArray(value)) return value.slice(0, MAX_LIST).map((item) => toJson(item, depth + 1))
  const result: JsonObject = {}
  for (const [key, item] of Object.entries(value)) if (key !== '__proto__') result[key] = toJson(item, depth + 1)
  return result
}

/** Text part of a text, element of a list, or key of an object. */
export function includes(container: Json, part: Json): boolean {
  if (typeof container === 'string') return container.includes(toText(part))
  if (Array.isArray(container)) return container.some((item) => isEqual(item, part))
  return isObject(container) && getField(container, part) !== null
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(12)))
}

function yesNo(value: boolean, language: Language): string {
  if (language === 'zh-CN') return value ? '是' : '否'
  return value ? 'yes' : 'no'
}

/** Half of a character pair, which no encoder accepts, becomes U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}

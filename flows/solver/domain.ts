import type { Json } from '../engine/types.ts'
import { isEqual, toNumber } from '../expressions/values.ts'
import type { Literal } from './literal.ts'

/**
 * What a field may still be after some comparisons. Kept loose where it is not understood: a domain that is empty is really empty,
 * one that is not may be.
 */
export type Domain = {
  /** It may be missing. */
  missing: boolean
  /** Equal to one of these; null: not limited so. */
  oneOf: readonly Json[] | null
  not: readonly Json[]
  /** Bounds of a number. */
  least: { value: number; open: boolean } | null
  most: { value: number; open: boolean } | null
  /** A text with these in it or in front. */
  contains: readonly string[]
  starts: readonly string[]
  /** Nothing in it: an empty text or list; or something. */
  empty: boolean | null
}

export const anything: Domain = { missing: true, oneOf: null, not: [], least: null, most: null, contains: [], starts: [], empty: null }

/** The domain after one more comparison. */
export function narrow(domain: Domain, { compare: { operator, value }, holds }: Literal): Domain {
  const constant = (value ?? null) as Json
  const present = { ...domain, missing: false }
  const number = toNumber(constant)
  switch (operator) {
    case 'equals':
    case 'notEquals':
      return (operator === 'equals') === holds ? equal(domain, [constant]) : { ...domain, not: [...domain.not, constant] }
    case 'isOneOf':
    case 'isNoneOf': {
      const list = Array.isArray(constant) ? constant : listOf(constant)
      return (operator === 'isOneOf') === holds ? equal(domain, list) : { ...domain, not: [...domain.not, ...list] }
    }
    case 'greater':
    case 'greaterOrEqual':
    case 'less':
    case 'lessOrEqual': {
      if (number === null) return holds ? present : domain
      // A comparison with something missing is false, so its opposite leaves it missing.
      const kept = holds ? present : domain
      const upwards = operator === 'greater' || operator === 'greaterOrEqual'
      const open = holds === (operator === 'greater' || operator === 'less')
      return upwards === holds ? atLeast(kept, number, open) : atMost(kept, number, open)
    }
    case 'contains':
    case 'notContains':
      if ((operator === 'contains') !== holds) return domain
      return typeof constant === 'string' && constant !== '' ? { ...present, contains: [...domain.contains, constant] } : present
    case 'startsWith':
      if (!holds) return domain
      return typeof constant === 'string' && constant !== '' ? { ...present, starts: [...domain.starts, constant] } : present
    case 'matches':
      return holds ? present : domain
    case 'isSet':
    case 'isNotSet': {
      const empty = (operator === 'isNotSet') === holds
      // Asked to be both: nothing is left.
      if (domain.empty !== null && domain.empty !== empty) return equal(present, [])
      return { ...(empty ? domain : present), empty }
    }
    case 'isTrue':
    case 'isFalse':
      // `!field` is true of a missing one too.
      return (operator === 'isTrue') === holds ? equal(domain, [true]) : { ...domain, not: [...domain.not, true] }
  }
}

/** Whether nothing is left. Sound: true means that no value can do it. */
export function isEmptyDomain(domain: Domain): boolean {
  if (domain.missing) return false
  const { oneOf, not, least, most, starts, contains, empty } = domain
  if (oneOf !== null) return !oneOf.some((value) => allows(domain, value))
  if (least && most && (least.value > most.value || (least.value === most.value && (least.open || most.open)))) return true
  if (empty === true && (least || most || starts.length > 0 || contains.length > 0)) return true
  if (least && most && least.value === most.value) return not.some((value) => isEqual(value, least.value))
  return starts.some((start, at) => starts.some((other, place) => place !== at && !start.startsWith(other) && !other.startsWith(start)))
}

/** Whether one value is within all of it. */
function allows({ not, least, most, contains, starts, empty }: Domain, value: Json): boolean {
  if (not.some((other) => isEqual(other, value))) return false
  if (value === null) return false
  const number = toNumber(value)
  if (least && number !== null && (number < least.value || (least.open && number === least.value))) return false
  if (most && number !== null && (number > most.value || (most.open && number === most.value))) return false
  if (typeof value === 'string') {
    if (!contains.every((part) => value.includes(part)) || !starts.every((start) => value.startsWith(start))) return false
    if (empty !== null && (value.trim() === '') !== empty) return false
  }
  return true
}

function equal(domain: Domain, values: readonly Json[]): Domain {
  const missing = domain.missing && values.includes(null)
  const { oneOf } = domain
  return { ...domain, missing, oneOf: oneOf === null ? values : oneOf.filter((value) => values.some((other) => isEqual(other, value))) }
}

function atLeast(domain: Domain, value: number, open: boolean): Domain {
  const { least } = domain
  if (least && (least.value > value || (least.value === value && least.open))) return domain
  return { ...domain, least: { value, open } }
}

function atMost(domain: Domain, value: number, open: boolean): Domain {
  const { most } = domain
  if (most && (most.value < value || (most.value === value && most.open))) return domain
  return { ...domain, most: { value, open } }
}

function listOf(constant: Json): Json[] {
  if (typeof constant !== 'string') return constant === null ? [] : [constant]
  return constant
    .split(/[,，、\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

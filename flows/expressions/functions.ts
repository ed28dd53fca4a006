import type { Json } from '../engine/types.ts'
import { compilePattern } from './pattern.ts'
import { getField, isEqual, isObject, isSet, MAX_LIST, MAX_TEXT, toNumber, toText } from './values.ts'

/** One function of the expression language. `signatures` are for the type checker, `run` is what happens. */
export type ExpressionFunction = {
  signatures: string[]
  run(args: Json[]): Json /** Known to the CEL library already. */
  standard?: boolean
}

/** Functions called by name: `round(total, 2)`. */
export const globalFunctions: Record<string, ExpressionFunction> = {
  size: { standard: true, signatures: [], run: ([value = null]) => sizeOf(value) },
  string: { standard: true, signatures: ['string(list): string', 'string(map): string'], run: ([value = null]) => toText(value) },
  double: { standard: true, signatures: [], run: ([value = null]) => toNumber(value) },
  int: { standard: true, signatures: [], run: ([value = null]) => mapNumber(value, Math.trunc) },
  bool: { standard: true, signatures: [], run: ([value = null]) => value === true || value === 'true' || value === '1' },
  dyn: { standard: true, signatures: [], run: ([value = null]) => value },
  index_: { signatures: ['index_(double): int', 'index_(int): int', 'index_(string): string'], run: ([value = null]) => value },
  number: { signatures: ['number(dyn): double'], run: ([value = null]) => toNumber(value) },
  text: { signatures: ['text(dyn): string'], run: ([value = null]) => toText(value) },
  isSet: { signatures: ['isSet(dyn): bool'], run: ([value = null]) => isSet(value) },
  abs: { signatures: numeric('abs'), run: ([value = null]) => mapNumber(value, Math.abs) },
  floor: { signatures: numeric('floor'), run: ([value = null]) => mapNumber(value, Math.floor) },
  ceil: { signatures: numeric('ceil'), run: ([value = null]) => mapNumber(value, Math.ceil) },
  round: {
    signatures: [...numeric('round'), 'round(double, double): double', 'round(int, double): double'],
    run: ([value = null, digits = 0]) => mapNumber(value, (number) => Number(number.toFixed(digitsOf(digits)))),
  },
  min: { signatures: pairs('min'), run: ([a = null, b = null]) => mapNumber(a, (x) => Math.min(x, toNumber(b) ?? x)) },
  max: { signatures: pairs('max'), run: ([a = null, b = null]) => mapNumber(a, (x) => Math.max(x, toNumber(b) ?? x)) },
  format: {
    signatures: ['format(dyn, double): string'],
    run: ([value = null, digits = 0]) => formatNumber(toNumber(value), digitsOf(digits)),
  },
  daysBetween: { signatures: ['daysBetween(string, string): double'], run: ([from = null, to = null]) => daysBetween(from, to) },
  addDays: {
    signatures: ['addDays(string, double): string', 'addDays(string, int): string'],
    run: ([date = null, days = null]) => addDays(date, days),
  },
}

/** Functions called on a value: `name.contains("x")`; the value is the first argument. */
export const methods: Record<string, ExpressionFunction> = {
  size: { standard: true, signatures: [], run: ([value = null]) => sizeOf(value) },
  contains: { standard: true, signatures: ['list.contains(dyn): bool'], run: ([value = null, part = null]) => includes(value, part) },
  startsWith: { standard: true, signatures: [], run: ([value = null, part = null]) => toText(value).startsWith(toText(part)) },
  endsWith: { standard: true, signatures: [], run: ([value = null, part = null]) => toText(value).endsWith(toText(part)) },
  matches: {
    standard: true,
    signatures: [],
    run: ([value = null, pattern = null]) => compilePattern(toText(pattern))?.test(toText(value)) ?? false,
  },
  lowerAscii: { standard: true, signatures: [], run: ([value = null]) => toText(value).toLowerCase() },
  upperAscii: { standard: true, signatures: [], run: ([value = null]) => toText(value).toUpperCase() },
  trim: { standard: true, signatures: [], run: ([value = null]) => toText(value).trim() },
  indexOf: { standard: true, signatures: [], run: ([value = null, part = null]) => toText(value).indexOf(toText(part)) },
  lastIndexOf: { standard: true, signatures: [], run: ([value = null, part = null]) => toText(value).lastIndexOf(toText(part)) },
  substring: {
    standard: true,
    signatures: ['string.substring(double): string', 'string.substring(double, double): string'],
    run: ([value = null, from = 0, to]) =>
      toText(value).slice(Math.max(0, toNumber(from) ?? 0), to === undefined ? undefined : Math.max(0, toNumber(to) ?? 0)),
  },
  split: { standard: true, signatures: [], run: ([value = null, by = '']) => toText(value).split(toText(by)).slice(0, MAX_LIST) },
  join: {
    standard: true,
    signatures: ['list.join(string): string'],
    run: ([value = null, by = '']) =>
      Array.isArray(value)
        ? value
            .map((item) => toText(item))
            .join(toText(by))
            .slice(0, MAX_TEXT)
        : '',
  },
  replace: {
    signatures: ['string.replace(string, string): string'],
    run: ([value = null, from = '', to = '']) =>
      from === '' ? toText(value) : toText(value).split(toText(from)).join(toText(to)).slice(0, MAX_TEXT),
  },
}

/** Text part of a text, element of a list, or key of an object. */
export function includes(container: Json, part: Json): boolean {
  if (typeof container === 'string') return container.includes(toText(part))
  if (Array.isArray(container)) return container.some((item) => isEqual(item, part))
  return isObject(container) && getField(container, part) !== null
}

function sizeOf(value: Json): number {
  if (typeof value === 'string') return [...value].length
  if (Array.isArray(value)) return value.length
  return isObject(value) ? Object.keys(value).length : 0
}

function mapNumber(value: Json, fn: (number: number) => number): number | null {
  const number = toNumber(value)
  if (number === null) return null
  const result = fn(number)
  return Number.isFinite(result) ? result : null
}

function digitsOf(value: Json): number {
  return Math.min(10, Math.max(0, Math.trunc(toNumber(value) ?? 0)))
}

/** 1234567.5, 2 → 1,234,567.50; the same in both languages. */
function formatNumber(value: number | null, digits: number): string {
  if (value === null || Math.abs(value) >= 1e21) return toText(value)
  const [whole = '', fraction] = Math.abs(value).toFixed(digits).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 ? '-' : ''}${grouped}${fraction ? `.${fraction}` : ''}`
}

function dayNumber(value: Json): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(toText(value))
  return match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / 86_400_000 : null
}

function daysBetween(from: Json, to: Json): number | null {
  const a = dayNumber(from)
  const b = dayNumber(to)
  return a === null || b === null ? null : b - a
}

function addDays(date: Json, days: Json): string | null {
  const start = dayNumber(date)
  const count = toNumber(days)
  if (start === null || count === null || Math.abs(count) > 100_000) return null
  return new Date((start + Math.trunc(count)) * 86_400_000).toISOString().slice(0, 10)
}

function numeric(name: string): string[] {
  return [`${name}(double): double`, `${name}(int): double`]
}

function pairs(name: string): string[] {
  return ['double', 'int'].flatMap((a) => ['double', 'int'].map((b) => `${name}(${a}, ${b}): double`))
}

import { isSmall } from '../../document/open-document.ts'
import { type ValueShape, type Variable, variableSchema } from '../../document/variable.ts'
import type { Json, JsonObject } from '../../engine/types.ts'
import { builtinNames } from '../../expressions/builtins.ts'

/** Largest sample that is read, in characters. */
export const MAX_SAMPLE = 1_000_000
/** Entries of one list or object that are shown; a mapping for the thousandth element is no mapping. */
export const MOST_ENTRIES = 100
/** Longest path of a mapping (definition.ts). */
const MAX_PATH = 200

export type SampleError = 'empty' | 'tooLarge' | 'tooDeep' | 'notJson'
/** A value of the answer. `path` as a mapping of the HTTP node takes it; null when its name cannot stand in one. */
export type SampleRow = {
  path: string | null
  key: string
  name: string
  depth: number
  value: Json
  entries: number
  open: boolean
  hidden: number
}

/** A pasted answer. Never throws. */
export function readSample(text: string): { value: Json } | { error: SampleError } {
  if (text.trim() === '') return { error: 'empty' }
  if (text.length > MAX_SAMPLE) return { error: 'tooLarge' }
  try {
    const value = JSON.parse(text.replace(/^\uFEFF/, '')) as Json
    return isSmall(value) ? { value } : { error: 'tooDeep' }
  } catch {
    return { error: 'notJson' }
  }
}

/** The rows of an answer's body as a tree; `open`: keys of rows whose entries are shown too. */
export function sampleRows(body: Json, open: ReadonlySet<string>): SampleRow[] {
  const rows: SampleRow[] = []
  const visit = (value: Json, at: Pick<SampleRow, 'path' | 'key' | 'name' | 'depth'>): void => {
    const entries = entriesOf(value)
    const isOpen = open.has(at.key)
    rows.push({
      ...at,
      path: at.path !== null && at.path.length > MAX_PATH ? null : at.path,
      value,
      entries: entries.length,
      open: isOpen,
      hidden: isOpen ? Math.max(0, entries.length - MOST_ENTRIES) : 0,
    })
    if (!isOpen) return
    for (const [name, inner] of entries.slice(0, MOST_ENTRIES)) {
      const path =
        at.path === null ? null : Array.isArray(value) ? `${at.path}[${name}]` : /^[^.[\]\s]+$/.test(name) ? `${at.path}.${name}` : null
      visit(inner, { path, key: `${at.key}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, name, depth: at.depth + 1 })
    }
  }
  visit(body, { path: 'body', key: '', name: 'body', depth: 0 })
  return rows
}

/** A variable for a value: named after the last name of its path, with the type and the inside the value has. */
export function variableFor(path: string, value: Json, taken: ReadonlySet<string>): Variable {
  const name =
    path
      .replaceAll(/\[\d+\]/g, '')
      .split('.')
      .at(-1) || 'value'
  const { type, ...inside } = shapeOf(value, 0)
  const made = {
    id: freeId(name, taken),
    name: name.slice(0, 80),
    type: type === 'any' ? 'text' : type,
    ...inside,
    scope: 'conversation',
    sensitive: false,
  }
  return variableSchema.parse(made)
}

function shapeOf(value: Json, depth: number): ValueShape {
  if (typeof value === 'number') return { type: 'number' }
  if (typeof value === 'boolean') return { type: 'boolean' }
  if (typeof value === 'string')
    return { type: /^\d{4}-\d\d-\d\d(T\d\d:\d\d|$)/.test(value) && !Number.isNaN(Date.parse(value)) ? 'date' : 'text' }
  if (value === null) return { type: 'any' }
  if (Array.isArray(value)) {
    const [first] = value
    return first === undefined || depth > 3 ? { type: 'list' } : { type: 'list', items: shapeOf(first, depth + 1) }
  }
  const entries = Object.entries(value)
  // With some fields left out, the others would be taken for all there are.
  if (depth > 3 || entries.length > 50 || entries.some(([key]) => !/^[A-Za-z_][A-Za-z0-9_]{0,59}$/.test(key) || key === '__proto__'))
    return { type: 'object' }
  return {
    type: 'object',
    fields: Object.fromEntries(entries.map(([key, inner]) => [key, { ...shapeOf(inner, depth + 1), optional: true }])),
  }
}

function freeId(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 34)
  const base = plain === '' || builtinNames.has(plain) ? `${plain || 'result'}_value` : plain
  let id = base
  for (let n = 2; taken.has(id) || builtinNames.has(id); n++) id = `${base}_${n}`
  return id
}

function entriesOf(value: Json): [string, Json][] {
  if (Array.isArray(value)) return value.map((inner, index) => [String(index), inner])
  return typeof value === 'object' && value !== null ? Object.entries(value as JsonObject) : []
}

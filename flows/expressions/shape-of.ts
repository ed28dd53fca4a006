import { parseWallTime } from '../calendar/wall-time.ts'
import type { ValueShape } from '../document/variable.ts'
import type { Json, JsonObject } from '../engine/types.ts'
import { asMoney } from './money.ts'
import { isObject } from './values.ts'

/** Deepest and widest a shape read from a sample gets; below that anything goes. */
const MAX_DEPTH = 8
const MAX_FIELDS = 80
const MAX_ELEMENTS = 200

/**
 * The shape of a sample value, such as the answer of another system pasted by a person. A field that is null, or that only some
 * elements of a list have, is optional; names that formulas cannot write (`a-b`) are left out. It never says more than the sample:
 * where elements differ in kind, anything goes.
 */
export function shapeOf(sample: Json): ValueShape {
  return shapeOfAll([sample], 0)
}

/** What is true of several values in the same place. */
function shapeOfAll(samples: readonly Json[], depth: number): ValueShape {
  const there = samples.filter((sample) => sample !== null)
  const optional = there.length < samples.length ? { optional: true } : {}
  const kind = there.map(kindOf).reduce<ValueShape['type'] | null>((all, each) => (all === null ? each : both(all, each)), null) ?? 'any'
  if (kind === 'list' && depth < MAX_DEPTH) {
    const elements = there.flatMap((sample) => (Array.isArray(sample) ? sample : [])).slice(0, MAX_ELEMENTS)
    return { type: 'list', ...(elements.length > 0 ? { items: shapeOfAll(elements, depth + 1) } : {}), ...optional }
  }
  return { type: kind, ...(kind === 'object' && depth < MAX_DEPTH ? fieldsOf(there.filter(isObject), depth) : {}), ...optional }
}

function fieldsOf(samples: readonly JsonObject[], depth: number): Pick<ValueShape, 'fields'> {
  const names = new Set(samples.flatMap((sample) => Object.keys(sample)))
  if (names.size === 0 || names.size > MAX_FIELDS) return {}
  const fields: Record<string, ValueShape> = {}
  for (const name of names) {
    if (!/^[A-Za-z_][A-Za-z0-9_]{0,59}$/.test(name) || name === '__proto__') continue
    const given = samples.filter((sample) => Object.hasOwn(sample, name))
    const shape = shapeOfAll(
      given.map((sample) => sample[name] ?? null),
      depth + 1,
    )
    fields[name] = given.length < samples.length ? { ...shape, optional: true } : shape
  }
  return { fields }
}

function both(a: ValueShape['type'], b: ValueShape['type']): ValueShape['type'] {
  if (a === b) return a
  return [a, b].every((type) => type === 'text' || type === 'date') ? 'text' : 'any'
}

function kindOf(value: Json): ValueShape['type'] {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return parseWallTime(value) ? 'date' : 'text'
  return Array.isArray(value) ? 'list' : asMoney(value) ? 'money' : 'object'
}

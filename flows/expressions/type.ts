import type { ValueShape, VariableType } from '../document/variable.ts'

/**
 * The type of an expression. `any` is known only while running (a field of a customer, of an HTTP answer); `nothing` is null;
 * `variable` stands for "the same type" in the signature of a function. `maybe`: may also be nothing.
 */
export type Type = { maybe?: boolean } & (
  | { kind: Exclude<VariableType, 'list' | 'object'> | 'any' | 'nothing' | 'variable' }
  | { kind: 'list'; of: Type }
  /** `fields` null: an object of which nothing more is known. */
  | { kind: 'object'; fields: Readonly<Record<string, Type>> | null }
)

export const anyType: Type = { kind: 'any' }
export const nothingType: Type = { kind: 'nothing' }

/** The type a declaration gives. */
export function typeOf({ type, items, fields, optional }: Omit<ValueShape, 'type'> & { type: VariableType | 'any' }): Type {
  const maybe = optional ? { maybe: true } : {}
  if (type === 'list') return { kind: 'list', of: items ? typeOf(items) : anyType, ...maybe }
  if (type !== 'object') return { kind: type, ...maybe }
  const known = fields && Object.fromEntries(Object.entries(fields).map(([name, shape]) => [name, typeOf(shape)]))
  return { kind: 'object', fields: known ?? null, ...maybe }
}

/** How types are written in signatures and problems: `number`, `list<text>`, `T`, `date?`. */
export function writeType(type: Type): string {
  const name = type.kind === 'list' ? `list<${writeType(type.of)}>` : type.kind === 'variable' ? 'T' : type.kind
  return type.maybe ? `${name}?` : name
}

/** The inverse of writeType. What it cannot read is `any`. */
export function readType(text: string): Type {
  if (text.endsWith('?')) return { ...readType(text.slice(0, -1)), maybe: true }
  if (text === 'T') return { kind: 'variable' }
  if (text === 'list') return { kind: 'list', of: anyType }
  if (text.startsWith('list<')) return { kind: 'list', of: readType(text.slice(5, -1)) }
  if (text === 'object') return { kind: 'object', fields: null }
  return simple.has(text) ? ({ kind: text } as Type) : anyType
}

/** Whether a value of type `from` may stand where `to` is wanted. Dates are texts such as 2026-10-01, so each passes for the other. */
export function fits(from: Type, to: Type): boolean {
  if (from.kind === 'secret' || to.kind === 'secret') return from.kind === to.kind
  if (from.kind === 'any' || from.kind === 'nothing' || to.kind === 'any' || to.kind === 'variable') return true
  if (from.kind === 'list' && to.kind === 'list') return fits(from.of, to.of)
  if (from.kind === 'object' && to.kind === 'object') {
    const given = from.fields
    if (given === null || to.fields === null) return true
    return Object.entries(to.fields).every(([name, type]) => {
      const field = Object.hasOwn(given, name) ? given[name] : undefined
      return field === undefined ? type.maybe === true : fits(field, type)
    })
  }
  return from.kind === to.kind || (isTextual(from) && isTextual(to))
}

/** The type of a value that is one or the other. */
export function unite(a: Type, b: Type): Type {
  const maybe = a.maybe || b.maybe || a.kind === 'nothing' || b.kind === 'nothing' ? { maybe: true } : {}
  if (a.kind === 'nothing') return { ...b, ...maybe }
  if (b.kind === 'nothing') return { ...a, ...maybe }
  if (a.kind === 'secret' || b.kind === 'secret') return { kind: 'secret', ...maybe }
  if (a.kind === 'list' && b.kind === 'list') return { kind: 'list', of: unite(a.of, b.of), ...maybe }
  if (a.kind === 'object' && b.kind === 'object') return { kind: 'object', fields: uniteFields(a.fields, b.fields), ...maybe }
  if (a.kind === b.kind) return { ...a, ...maybe }
  return isTextual(a) && isTextual(b) ? { kind: 'text', ...maybe } : { kind: 'any', ...maybe }
}

/** Fields both have; one that only one side has may be missing. */
function uniteFields(a: Readonly<Record<string, Type>> | null, b: Readonly<Record<string, Type>> | null): Record<string, Type> | null {
  if (a === null || b === null) return null
  const united: Record<string, Type> = {}
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) united[name] = unite(a[name] ?? nothingType, b[name] ?? nothingType)
  return united
}

export function isTextual(type: Type): boolean {
  return type.kind === 'text' || type.kind === 'date'
}

const simple: ReadonlySet<string> = new Set(['text', 'number', 'boolean', 'date', 'duration', 'money', 'file', 'secret', 'any', 'nothing'])

import { builtinTypes } from './builtins.ts'
import type { ExpressionType } from './check.ts'
import type { ExpressionEnvironment } from './environment.ts'
import { anyType, readType, type Type, typeOf } from './type.ts'

/** Type of a condition's field such as `order_number` or `signals.sentiment`: decides which operators fit and how values are written. */
export function fieldType(environment: ExpressionEnvironment, field: string): ExpressionType {
  const [name = '', ...path] = field.trim().split('.')
  const root = nameType(environment, name)
  if (!root) return 'any'
  return path.reduce<Type>((type, key) => memberType(type, key) ?? anyType, root).kind as ExpressionType
}

/** Type of a declared variable or a built-in; null when there is no such name. */
export function nameType(environment: ExpressionEnvironment, name: string): Type | null {
  const variable = environment.variables.get(name)
  if (variable) return typeOf(variable)
  return builtins.get(name) ?? null
}

/** Type of a field; null when there is none of that name. */
export function memberType(type: Type, field: string): Type | null {
  if (type.kind === 'any' || type.kind === 'nothing') return anyType
  if (type.kind === 'file') return fileFields[field] ?? null
  if (type.kind === 'money') return field === 'currency' || field === 'amount' ? { kind: 'text' } : null
  if (type.kind !== 'object') return null
  if (type.fields === null) return anyType
  if (Object.hasOwn(type.fields, field)) return type.fields[field] ?? null
  return openTypes.get(type) ?? null
}

/** Fields whose names are known, for completion. */
export function memberNames(type: Type): readonly string[] {
  if (type.kind === 'file') return Object.keys(fileFields)
  if (type.kind === 'money') return ['amount', 'currency']
  return type.kind === 'object' && type.fields !== null ? Object.keys(type.fields) : []
}

const fileFields: Readonly<Record<string, Type>> = {
  name: { kind: 'text' },
  url: { kind: 'text' },
  mediaType: { kind: 'text' },
  size: { kind: 'number' },
}

/** Objects with known fields that may have others too, and what the others are. */
const openTypes = new WeakMap<Type, Type>()

const builtins: ReadonlyMap<string, Type> = new Map(
  Object.entries(builtinTypes).map(([name, { fields, open }]) => {
    const type: Type = { kind: 'object', fields: Object.fromEntries(Object.entries(fields).map(([key, text]) => [key, readType(text)])) }
    if (open) openTypes.set(type, name === 'hours' ? { kind: 'boolean' } : anyType)
    return [name, type]
  }),
)

import { builtinTypes } from './builtins.ts'
import type { ExpressionType } from './check.ts'
import type { ExpressionEnvironment } from './environment.ts'

/** Type of a condition's field such as `order_number` or `signals.sentiment`: decides which operators fit and how values are written. */
export function fieldType(environment: ExpressionEnvironment, field: string): ExpressionType {
  const [name = '', ...path] = field.trim().split('.')
  const variable = environment.variables.get(name)
  if (variable) return path.length === 0 ? variable.type : 'any'
  const builtin = Object.hasOwn(builtinTypes, name) ? builtinTypes[name] : undefined
  const type = path.length === 1 && builtin ? builtin.fields[path[0] ?? ''] : undefined
  if (name === 'hours' && path.length === 1) return 'boolean'
  if (type === undefined) return 'any'
  if (type.startsWith('list')) return 'list'
  return ({ string: 'text', double: 'number', bool: 'boolean', map: 'object' } as const)[type] ?? 'any'
}

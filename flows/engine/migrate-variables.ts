import { toJson } from '../expressions/values.ts'
import { coerce } from './coerce.ts'
import type { MigrationReason } from './migrate-state.ts'
import type { CompiledFlow, Program } from './program.ts'
import type { Frame, Json, JsonObject } from './types.ts'

/** Variables of the other version: known ones keep their value (made to fit a changed type, else reset), new ones begin as declared. */
export function migrateVariables(values: JsonObject, from: Program, to: Program): { variables: JsonObject; reasons: MigrationReason[] } {
  const reasons: MigrationReason[] = []
  const variables: JsonObject = {}
  for (const variable of to.variables.values()) {
    const { id, name, scope, type } = variable
    if (scope === 'constant') continue
    const before = from.variables.get(id)
    if (!Object.hasOwn(values, id)) {
      if (scope !== 'conversation') continue
      variables[id] = coerce(toJson(variable.initial), variable.type)
      if (!before) reasons.push({ code: 'variableAdded', variable: name })
      continue
    }
    const kept = before?.type === type ? values[id] : fitted(values[id] ?? null, type)
    variables[id] = kept === undefined ? coerce(toJson(variable.initial), variable.type) : kept
    if (kept === undefined) reasons.push({ code: 'variableReset', variable: name })
  }
  for (const id of Object.keys(values)) {
    if (!Object.hasOwn(variables, id)) reasons.push({ code: 'variableGone', variable: from.variables.get(id)?.name ?? id })
  }
  return { variables, reasons }
}

export function migrateLocals(
  { locals = {} }: Frame,
  from: CompiledFlow | undefined,
  to: CompiledFlow | undefined,
): JsonObject | undefined {
  if (!to?.locals) return undefined
  const result: JsonObject = {}
  for (const { id, type, initial } of to.locals.values()) {
    const same = from?.locals?.get(id)?.type === type
    const kept = Object.hasOwn(locals, id) ? (same ? locals[id] : fitted(locals[id] ?? null, type)) : undefined
    result[id] = kept === undefined ? coerce(toJson(initial), type) : kept
  }
  return result
}

/** The value as the new type, or undefined where it cannot be that. */
function fitted(value: Json, type: Parameters<typeof coerce>[1]): Json | undefined {
  const made = coerce(value, type)
  if (made === null) return null
  const fits = { text: 'string', date: 'string', number: 'number', boolean: 'boolean' } as Record<string, string>
  if (type === 'list') return Array.isArray(made) ? made : undefined
  if (type === 'object') return typeof made === 'object' && !Array.isArray(made) ? made : undefined
  const wanted = fits[type]
  return wanted === undefined || typeof made === wanted ? made : undefined
}

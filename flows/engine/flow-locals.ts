import type { FlowLocal } from '../document/flow-local.ts'
import { getField, toJson } from '../expressions/values.ts'
import { coerce } from './coerce.ts'
import type { CompiledFlow } from './program.ts'
import type { Frame, JsonObject } from './types.ts'

/** What a run of the flow begins with: the inputs it was given, everything else as declared; undefined when it declares nothing. */
export function initialLocals(flow: CompiledFlow, given: JsonObject = {}): JsonObject | undefined {
  if (!flow.locals) return undefined
  const locals: JsonObject = {}
  for (const { id, initial, type } of flow.locals.values()) locals[id] = coerce(toJson(initial), type)
  for (const { id, type } of flow.inputs) {
    if (Object.hasOwn(given, id) && given[id] !== null) locals[id] = coerce(given[id] ?? null, type)
  }
  return locals
}

/** What a run of the flow gives back. */
export function outputsOf(outputs: readonly FlowLocal[], { locals }: Frame): JsonObject {
  const result: JsonObject = {}
  for (const { id } of outputs) result[id] = locals ? getField(locals, id) : null
  return result
}

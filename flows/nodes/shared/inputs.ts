import type { Json, JsonObject } from '../../engine/types.ts'
import { getField } from '../../expressions/values.ts'
import type { NodeCompiler, NodeRun } from '../definition.ts'

/** Named values for the outside, from expressions. */
export function compileInputs(inputs: { name: string; expression: string }[], compiler: NodeCompiler): (run: NodeRun) => JsonObject {
  const made = inputs
    .filter(({ name }) => name !== '' && name !== '__proto__')
    .map(({ name, expression }) => ({ name, value: compiler.expression(expression) }))
  return (run) => {
    const values: JsonObject = {}
    for (const { name, value } of made) values[name] = value(run)
    return values
  }
}

/** `a.b[0]` of a result; an empty path is all of it. */
export function readPath(result: Json, path: string): Json {
  const parts = path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts.reduce<Json>(getField, result)
}

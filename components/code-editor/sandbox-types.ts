import type { Type } from '../../flows/expressions/type.ts'

/** A value a code step is given, under the name the code takes it by. */
export type SandboxInput = { name: string; type: Type }

/** What code in the sandbox sees, declared in TypeScript: `input` with its values, nothing of a browser or of Node. */
export function sandboxTypes(inputs: readonly SandboxInput[]): string {
  const fields = inputs.filter(({ name }) => name !== '').map(({ name, type }) => `  ${name}: ${typeText(type)} | null`)
  return `/** The values this step is given. */\ndeclare const input: {\n${fields.join('\n')}\n}\n`
}

/** As a value arrives in the sandbox, which is as JSON. */
function typeText(type: Type): string {
  const text = bareText(type)
  return type.maybe ? `(${text} | null)` : text
}

function bareText(type: Type): string {
  switch (type.kind) {
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'text':
    case 'date':
      return 'string'
    case 'nothing':
      return 'null'
    case 'list':
      return `Array<${typeText(type.of)}>`
    case 'object':
      if (!type.fields) return 'Record<string, any>'
      return `{ ${Object.entries(type.fields)
        .map(([name, field]) => `${JSON.stringify(name)}: ${typeText(field)}`)
        .join('; ')} }`
    default:
      return 'any'
  }
}

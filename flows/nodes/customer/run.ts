import type { Command, JsonObject } from '../../engine/types.ts'
import type { NodeCompiler, RunnableNode } from '../definition.ts'
import type { CustomerSettings } from './definition.ts'

export function compileCustomer({ name, attributes, addTags, removeTags }: CustomerSettings, compiler: NodeCompiler): RunnableNode {
  const nameOf = compiler.template(name)
  const values = attributes
    .map(({ key, value }) => ({ key: key.trim(), value: compiler.value(value) }))
    .filter(({ key }) => key !== '' && key !== '__proto__')
  return {
    enter(run) {
      const changed: JsonObject = {}
      for (const { key, value } of values) changed[key] = value(run)
      const command: Extract<Command, { kind: 'updateCustomer' }> = { kind: 'updateCustomer', attributes: changed, addTags, removeTags }
      const newName = nameOf(run).trim()
      if (newName !== '') command.name = newName.slice(0, 120)
      run.command(command)
      return { port: 'next' }
    },
  }
}

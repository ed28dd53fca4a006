import { describe, expect, test } from 'vitest'
import { playExample } from '../testing/play-example.ts'
import type { FieldMeta, NodeDefinition } from './definition.ts'
import { nodeRegistry } from './registry.ts'
import { fieldsOf, itemSchema } from './shared/field.ts'

/** Every node's examples, the node alone on its card; each port leads to a card that ends with the port's name. */
for (const definition of nodeRegistry) {
  describe(definition.type, () => {
    test('has examples', () => expect(definition.examples.length).toBeGreaterThan(0))

    for (const example of definition.examples) {
      test(example.name, () => {
        const { own, ports, state } = playExample(definition, example)
        if (example.port !== undefined) expect(ports).toEqual([example.port])
        expect(own.map((command) => command.kind)).toEqual(example.expect.map((command) => command.kind))
        expect(own).toMatchObject(example.expect)
        if (example.variablesAfter) expect(state.variables).toMatchObject(example.variablesAfter)
      })
    }

    test('a freshly dropped one has valid settings and words for every field and port', () => {
      const settings = definition.create()
      expect(definition.settings.safeParse(settings).success).toBe(true)
      expect(definition.settings.safeParse({}).success).toBe(true)
      for (const words of Object.values(definition.words)) {
        expect(words.name && words.about && words.help).toBeTruthy()
        for (const [key, meta] of editedFields(definition)) {
          expect(words.fields, key).toHaveProperty([key])
          for (const option of meta.options ?? []) expect(words.fields).toHaveProperty([`${key}.${option}`])
        }
        for (const port of definition.ports(settings)) {
          if (!port.label && port.intentId === undefined && !port.id.includes(':')) expect(words.ports).toHaveProperty([port.id])
        }
      }
    })
  })
}

/** Every field a form is drawn for, those of list items as `list.field`. */
function editedFields({ settings }: NodeDefinition): [string, FieldMeta][] {
  return fieldsOf(settings).flatMap(([name, meta]) => {
    const item = meta.control === 'rows' ? itemSchema(settings, name) : null
    const inner = item ? fieldsOf(item).map(([key, own]): [string, FieldMeta] => [`${name}.${key}`, own]) : []
    return [[name, meta] as [string, FieldMeta], ...inner]
  })
}

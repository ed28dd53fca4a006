import { describe, expect, test } from 'vitest'
import { compile } from '../engine/compile.ts'
import { buildProject } from '../testing/build-project.ts'
import { play } from '../testing/play.ts'
import { nodeRegistry } from './registry.ts'

/** Every node's examples, the node alone on its card; each port leads to a card that ends with the port's name. */
for (const definition of nodeRegistry) {
  describe(definition.type, () => {
    for (const example of definition.examples) {
      test(example.name, () => {
        const settings = definition.settings.parse(example.settings)
        const ports = definition.ports(settings)
        const project = buildProject({
          cards: {
            start: [['n', definition.type, example.settings]],
            ...Object.fromEntries(ports.map((_, index) => [`port-${index}`, [[`end-${index}`, 'end', {}]]])),
          } as never,
          links: Object.fromEntries(ports.map((port, index) => [`n.${port.id}`, `port-${index}`])),
          variables: (example.variables ?? []).map(({ id, type, initial }) => ({
            id,
            type,
            name: id,
            scope: 'conversation',
            sensitive: false,
            initial,
          })),
        })
        const played = play(compile(project), example.events ?? [], { facts: example.facts ?? {} })

        const taken = played.trace.filter((entry) => entry.kind === 'port')
        if (example.port !== undefined) expect(taken.map((entry) => entry.portId)).toEqual([example.port])
        // What the card at the port does (close) is not the node's doing.
        const own = example.port === undefined ? played.commands : played.commands.slice(0, -2)
        expect(own.map((command) => command.kind)).toEqual(example.expect.map((command) => command.kind))
        expect(own).toMatchObject(example.expect)
        if (example.variablesAfter) expect(played.state.variables).toMatchObject(example.variablesAfter)
      })
    }

    test('a freshly dropped one has valid settings and words for every field and port', () => {
      const settings = definition.create()
      expect(definition.settings.safeParse(settings).success).toBe(true)
      expect(definition.settings.safeParse({}).success).toBe(true)
      for (const words of Object.values(definition.words)) {
        expect(words.name && words.about && words.help).toBeTruthy()
        for (const key of Object.keys(settings as object)) expect(words.fields, key).toHaveProperty([key])
        for (const port of definition.ports(settings)) {
          if (!port.label && port.intentId === undefined && !port.id.includes(':')) expect(words.ports).toHaveProperty([port.id])
        }
      }
    })
  })
}

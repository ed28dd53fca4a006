import { compile } from '../engine/compile.ts'
import type { Facts } from '../engine/types.ts'
import type { ExampleEvent, NodeDefinition, NodeExample } from '../nodes/definition.ts'
import { buildProject } from './build-project.ts'
import { type Played, play } from './play.ts'

/** A node's example: the node alone on its card, each of its ports leading to a card that ends. `own`: what the node itself commanded. */
export function playExample(
  definition: NodeDefinition,
  example: NodeExample,
  options: { events?: ExampleEvent[]; facts?: Partial<Facts> } = {},
): Played & { own: Played['commands']; ports: string[] } {
  const ports = definition.ports(definition.settings.parse(example.settings))
  const project = buildProject({
    cards: {
      start: [['n', definition.type, example.settings]],
      ...Object.fromEntries(ports.map((_, index) => [`port-${index}`, [[`end-${index}`, 'end', {}]]])),
      ...example.cards,
    } as never,
    links: Object.fromEntries(ports.map((port, index) => [`n.${port.id}`, `port-${index}`])),
    flows: (example.flows ?? {}) as never,
    variables: (example.variables ?? []).map(({ id, type, initial }) => ({
      id,
      type,
      name: id,
      scope: 'conversation',
      sensitive: false,
      initial,
    })),
  })
  const played = play(compile(project), options.events ?? example.events ?? [], { facts: { ...example.facts, ...options.facts } })
  const taken = played.trace.flatMap((entry) => (entry.kind === 'port' && entry.nodeId === 'n' ? [entry.portId] : []))
  // What the card at the port does (close) is not the node's doing.
  return { ...played, ports: taken, own: example.port === undefined ? played.commands : played.commands.slice(0, -2) }
}

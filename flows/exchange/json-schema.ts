import { z } from 'zod'
import { layoutSchema } from '../document/layout.ts'
import { projectSchema } from '../document/project.ts'
import { isRecord } from '../document/same.ts'
import { nodeRegistry } from '../nodes/registry.ts'
import { scenarioSchema } from '../scenarios/scenario.ts'
import { PROJECT_FORMAT } from './project-file.ts'

type JsonSchema = { [key: string]: unknown }

/** What the forms need and a reader of the schema does not. */
const formKeys = ['control', 'group', 'options', 'expects', 'when']

/**
 * The file format as JSON Schema (draft 2020-12): the whole document, and for each node type the settings it takes. Editors
 * check and complete with it; docs/schema/ has it as a file.
 */
export function projectJsonSchema(): JsonSchema {
  const file = z.strictObject({
    $schema: z.string().optional(),
    format: z.literal(PROJECT_FORMAT),
    project: projectSchema,
    layout: layoutSchema.optional(),
    scenarios: z.array(scenarioSchema).optional(),
  })
  // Converted as one, so that all references point into one list of definitions.
  const nodes = z.strictObject(Object.fromEntries(nodeRegistry.map(({ type, settings }) => [type, settings])))
  const { $defs, $schema, properties } = convert(z.strictObject({ file, nodes })) as {
    $defs: JsonSchema
    $schema: string
    properties: { file: JsonSchema; nodes: { properties: Record<string, JsonSchema> } }
  }
  const node = findNode(properties.file)
  node.allOf = nodeRegistry.map(({ type, words }) => ({
    if: { properties: { type: { const: type } } },
    then: { title: words.en.name, description: words.en.about, properties: { settings: properties.nodes.properties[type] } },
  }))
  return {
    ...properties.file,
    $defs,
    $schema,
    title: 'Tandem project',
    description: 'A project as exported: its logic and, apart from it, where cards stand on the canvas and what tests it.',
  }
}

function convert(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ jsonSchema }) {
      if ('control' in jsonSchema) for (const key of formKeys) delete (jsonSchema as JsonSchema)[key]
    },
  })
}

/** Where the schema of a node stands: the items of a card's `nodes`. */
function findNode(schema: JsonSchema): JsonSchema {
  const step = (value: unknown, key: string): unknown => (isRecord(value) ? value[key] : undefined)
  const path = [
    'properties',
    'project',
    'properties',
    'flows',
    'additionalProperties',
    'properties',
    'cards',
    'additionalProperties',
    'properties',
    'nodes',
    'items',
  ]
  const node = path.reduce(step, schema as unknown)
  if (!isRecord(node)) throw new Error('the schema of a node is not where it was')
  return node
}

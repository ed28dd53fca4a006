import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { reference } from '../shared/schemas.ts'
import { words } from './words.ts'

const settings = z.strictObject({ flowId: field(reference, { control: 'flow' }) })
export type RunFlowSettings = z.infer<typeof settings>

export const runFlowNode: NodeDefinition<RunFlowSettings> = {
  type: 'run-flow',
  version: 1,
  group: 'decide',
  kind: 'pass',
  icon: 'workflow',
  settings,
  create: () => ({ flowId: '' }),
  ports: () => [{ id: 'next', fallsThrough: true }],
  // Whether the other flow waits is its own affair; the engine's visit limit covers the case that it does not.
  uses: ({ flowId }) => ({ flows: [flowId], waits: true }),
  compile: ({ flowId }) => ({ enter: () => ({ call: flowId }), resume: () => ({ port: 'next' }) }),
  words,
  examples: [],
}

import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { words } from './words.ts'

const settings = z.strictObject({})
export type ReturnSettings = z.infer<typeof settings>

export const returnNode: NodeDefinition<ReturnSettings> = {
  type: 'return',
  version: 1,
  group: 'decide',
  kind: 'pass',
  icon: 'corner-down-left',
  settings,
  create: () => ({}),
  ports: () => [],
  uses: () => ({ ends: true }),
  compile: () => ({ enter: () => ({ leave: true }) }),
  words,
  examples: [
    {
      name: 'in the outermost flow it ends the conversation',
      settings: {},
      expect: [
        { kind: 'owner', owner: 'closed' },
        { kind: 'close', outcome: 'resolved' },
      ],
    },
  ],
}

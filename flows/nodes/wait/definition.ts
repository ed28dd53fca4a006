import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { words } from './words.ts'

const settings = z.strictObject({ seconds: field(z.number().min(0).max(2_592_000).default(3), { control: 'duration' }) })
export type WaitSettings = z.infer<typeof settings>

export const waitNode: NodeDefinition<WaitSettings> = {
  type: 'wait',
  version: 1,
  group: 'decide',
  kind: 'wait',
  icon: 'timer',
  settings,
  create: () => ({ seconds: 3 }),
  ports: () => [{ id: 'next', fallsThrough: true }],
  uses: () => ({ waits: true }),
  compile: ({ seconds }) => ({
    enter(run) {
      run.timer('done', seconds * 1000)
      return { waitFor: 'time' }
    },
    resume: () => ({ port: 'next' }),
  }),
  words,
  examples: [
    {
      name: 'goes on when the time is over',
      settings: { seconds: 60 },
      events: [{ kind: 'wake', afterMs: 60_000 }],
      expect: [],
      port: 'next',
    },
  ],
}

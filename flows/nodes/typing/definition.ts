import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { words } from './words.ts'

const settings = z.strictObject({ seconds: field(z.number().min(0.5).max(10).default(1.5), { control: 'duration' }) })
export type TypingSettings = z.infer<typeof settings>

export const typingNode: NodeDefinition<TypingSettings> = {
  type: 'typing',
  version: 1,
  group: 'say',
  kind: 'pass',
  icon: 'ellipsis',
  settings,
  create: () => ({ seconds: 1.5 }),
  ports: () => [{ id: 'next', fallsThrough: true }],
  uses: () => ({ waits: true }),
  compile: ({ seconds }) => ({
    enter(run) {
      run.command({ kind: 'typing', millis: seconds * 1000 })
      run.timer('done', seconds * 1000)
      return { waitFor: 'time' }
    },
    resume: () => ({ port: 'next' }),
  }),
  words,
  examples: [
    {
      name: 'types for a moment, then goes on',
      settings: { seconds: 2 },
      events: [{ kind: 'wake', afterMs: 2000 }],
      expect: [{ kind: 'typing', millis: 2000 }],
      port: 'next',
    },
  ],
}

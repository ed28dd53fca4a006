import { z } from 'zod'
import { expressionSchema } from '../../document/primitives.ts'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { minutes, reference } from '../shared/schemas.ts'
import { timeoutPort } from '../shared/timeout.ts'
import { examples } from './examples.ts'
import { compileWait } from './run.ts'
import { words } from './words.ts'

const modes = ['duration', 'until', 'event'] as const

const settings = z.strictObject({
  mode: field(z.enum(modes).default('duration'), { control: 'select', options: modes }),
  seconds: field(z.number().min(0).max(2_592_000).default(3), { control: 'duration', when: { field: 'mode', is: ['duration'] } }),
  /** A moment such as "2026-10-01 09:00", a date (its beginning) or a number of milliseconds since 1970. */
  until: field(expressionSchema.default(''), { control: 'expression', when: { field: 'mode', is: ['until'] } }),
  /** Name of an event from outside, such as paid. */
  event: field(z.string().max(60).default(''), { control: 'text', when: { field: 'mode', is: ['event'] } }),
  variable: field(reference, { control: 'variable', when: { field: 'mode', is: ['event'] } }),
  timeoutMinutes: field(minutes.default(60), { control: 'number', when: { field: 'mode', is: ['event'] } }),
})
export type WaitSettings = z.infer<typeof settings>

export const waitNode: NodeDefinition<WaitSettings> = {
  type: 'wait',
  version: 1,
  group: 'decide',
  kind: 'wait',
  icon: 'timer',
  settings,
  create: () => ({ mode: 'duration', seconds: 3, until: '', event: '', variable: '', timeoutMinutes: 60 }),
  ports: ({ mode, timeoutMinutes }) => [{ id: 'next', fallsThrough: true }, ...(mode === 'event' ? timeoutPort(timeoutMinutes || 60) : [])],
  uses: ({ mode, until, variable }) => ({
    waits: true,
    ...(mode === 'until' ? { expressions: [{ field: 'until', expression: until }] } : {}),
    writes: mode === 'event' && variable !== '' ? [variable] : [],
  }),
  compile: compileWait,
  words,
  examples,
}

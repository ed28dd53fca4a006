import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { reference } from '../shared/schemas.ts'
import { words } from './words.ts'

const settings = z.strictObject({ calendarId: field(reference, { control: 'calendar' }) })
export type HoursSettings = z.infer<typeof settings>

export const hoursNode: NodeDefinition<HoursSettings> = {
  type: 'hours',
  version: 1,
  group: 'decide',
  kind: 'pass',
  icon: 'clock',
  settings,
  create: () => ({ calendarId: '' }),
  ports: () => [{ id: 'open', fallsThrough: true }, { id: 'closed' }],
  uses: ({ calendarId }) => ({ calendars: [calendarId] }),
  compile({ calendarId }, compiler) {
    const isOpen = compiler.isOpen(calendarId)
    return { enter: (run) => ({ port: isOpen(run.facts.now) ? 'open' : 'closed' }) }
  },
  words,
  examples: [{ name: 'without a calendar it is always open', settings: {}, expect: [], port: 'open' }],
}

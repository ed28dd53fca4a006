import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { reference, template } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileTicket } from './run.ts'
import { words } from './words.ts'

const settings = z.strictObject({
  ticketType: field(z.string().max(60).default('general'), { control: 'text' }),
  subject: field(template, { control: 'template' }),
  description: field(template, { control: 'template' }),
  priority: field(z.int().min(0).max(9).default(0), { control: 'number', group: 'more' }),
  variable: field(reference, { control: 'variable', group: 'more' }),
})
export type TicketSettings = z.infer<typeof settings>

export const ticketNode: NodeDefinition<TicketSettings> = {
  type: 'ticket',
  version: 1,
  group: 'act',
  kind: 'act',
  icon: 'ticket',
  settings,
  create: () => ({ ticketType: 'general', subject: '{{ message.text }}', description: '', priority: 0, variable: '' }),
  ports: () => [
    { id: 'done', fallsThrough: true },
    { id: 'failed', failure: true },
  ],
  uses: ({ subject, description, variable }) => ({
    templates: [
      { field: 'subject', text: subject },
      { field: 'description', text: description },
    ],
    writes: variable === '' ? [] : [variable],
    waits: true,
  }),
  compile: compileTicket,
  words,
  examples,
}

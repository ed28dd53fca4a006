import { z } from 'zod'
import { expressionSchema } from '../../document/primitives.ts'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { reference, template } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileTicket } from './run.ts'
import { words } from './words.ts'

const actions = ['create', 'change'] as const
const statuses = ['', 'open', 'pending', 'solved', 'closed'] as const
const create = { field: 'action', is: ['create'] } as const
const change = { field: 'action', is: ['change'] } as const

const settings = z.strictObject({
  action: field(z.enum(actions).default('create'), { control: 'select', options: actions }),
  /** Number of a ticket of this customer. */
  number: field(expressionSchema.default(''), { control: 'expression', expects: 'number', when: change }),
  /** '' leaves it as it is. */
  status: field(z.enum(statuses).default(''), { control: 'select', options: statuses, when: change }),
  comment: field(template, { control: 'template', when: change }),
  ticketType: field(z.string().max(60).default('general'), { control: 'text', when: create }),
  subject: field(template, { control: 'template', when: create }),
  description: field(template, { control: 'template', when: create }),
  priority: field(z.int().min(0).max(9).default(0), { control: 'number', group: 'more', when: create }),
  variable: field(reference, { control: 'variable', group: 'more', when: create }),
})
export type TicketSettings = z.infer<typeof settings>

export const ticketNode: NodeDefinition<TicketSettings> = {
  type: 'ticket',
  version: 1,
  group: 'act',
  kind: 'act',
  icon: 'ticket',
  settings,
  create: () => ({
    action: 'create',
    number: '',
    status: '',
    comment: '',
    ticketType: 'general',
    subject: '{{ message.text }}',
    description: '',
    priority: 0,
    variable: '',
  }),
  ports: () => [
    { id: 'done', fallsThrough: true },
    { id: 'failed', failure: true },
  ],
  uses: ({ action, number, comment, subject, description, variable }) =>
    action === 'create'
      ? {
          templates: [
            { field: 'subject', text: subject },
            { field: 'description', text: description },
          ],
          writes: variable === '' ? [] : [variable],
          waits: true,
        }
      : {
          templates: [{ field: 'comment', text: comment, optional: true }],
          expressions: [{ field: 'number', expression: number, expects: 'number' }],
          waits: true,
        },
  compile: compileTicket,
  words,
  examples,
}

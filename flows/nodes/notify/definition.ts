import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { template } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileNotify } from './run.ts'
import { words } from './words.ts'

const ways = ['team', 'email', 'webhook'] as const

const settings = z.strictObject({
  by: field(z.enum(ways).default('team'), { control: 'select', options: ways }),
  /** E-mail addresses with commas, or the address that is called. */
  to: field(template, { control: 'template', when: { field: 'by', is: ['email', 'webhook'] } }),
  subject: field(template, { control: 'template', when: { field: 'by', is: ['email', 'webhook'] } }),
  text: field(template, { control: 'template' }),
})
export type NotifySettings = z.infer<typeof settings>

export const notifyNode: NodeDefinition<NotifySettings> = {
  type: 'notify',
  version: 1,
  group: 'act',
  kind: 'act',
  icon: 'bell',
  settings,
  create: () => ({ by: 'team', to: '', subject: '', text: '' }),
  ports: ({ by }) => [{ id: 'sent', fallsThrough: true }, ...(by === 'team' ? [] : [{ id: 'failed', failure: true }])],
  uses: ({ by, to, subject, text }) => ({
    templates: [
      ...(by === 'team'
        ? []
        : [
            { field: 'to', text: to },
            { field: 'subject', text: subject, optional: true },
          ]),
      { field: 'text', text },
    ],
    waits: by !== 'team',
    outside: by !== 'team',
  }),
  compile: compileNotify,
  words,
  examples,
}

import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { localText, minutes, reference, template } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileApproval } from './run.ts'
import { words } from './words.ts'

const settings = z.strictObject({
  title: field(template, { control: 'template' }),
  /** What the bot is about to say or do; the person may change it. */
  text: field(localText, { control: 'localTemplate' }),
  /** Said to the customer when it is approved. */
  send: field(z.boolean().default(true), { control: 'switch' }),
  waitText: field(localText, { control: 'localTemplate' }),
  queueId: field(reference, { control: 'queue' }),
  variable: field(reference, { control: 'variable', group: 'more' }),
  timeoutMinutes: field(minutes.default(15), { control: 'number', group: 'more' }),
})
export type ApprovalSettings = z.infer<typeof settings>

export const approvalNode: NodeDefinition<ApprovalSettings> = {
  type: 'approval',
  version: 1,
  group: 'human',
  kind: 'human',
  icon: 'badge-check',
  settings,
  create: () => ({
    title: '',
    text: { 'zh-CN': '', en: '' },
    send: true,
    waitText: { 'zh-CN': '请稍等，我和同事确认一下。', en: 'One moment, I am checking with a colleague.' },
    queueId: '',
    variable: '',
    timeoutMinutes: 15,
  }),
  ports: () => [{ id: 'approved', fallsThrough: true }, { id: 'declined' }, { id: 'timedOut', failure: true }],
  uses: ({ title, text, waitText, queueId, variable }) => ({
    templates: [
      { field: 'title', text: title },
      { field: 'text', text },
      { field: 'waitText', text: waitText, optional: true },
    ],
    queues: [queueId],
    writes: variable === '' ? [] : [variable],
    waits: true,
    human: true,
  }),
  compile: compileApproval,
  words,
  examples,
}

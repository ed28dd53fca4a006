import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { localText, minutes, reference } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileLeaveMessage } from './run.ts'
import { words } from './words.ts'

const settings = z.strictObject({
  text: field(localText, { control: 'localTemplate' }),
  /** Ask how to reach the customer, unless a phone number or an e-mail address is known. */
  askContact: field(z.boolean().default(true), { control: 'switch' }),
  contactText: field(localText, { control: 'localTemplate', when: { field: 'askContact', is: [true] } }),
  thanks: field(localText, { control: 'localTemplate' }),
  ticketType: field(z.string().max(60).default('callback'), { control: 'text', group: 'more' }),
  variable: field(reference, { control: 'variable', group: 'more' }),
  timeoutMinutes: field(minutes.default(10), { control: 'number', group: 'more' }),
})
export type LeaveMessageSettings = z.infer<typeof settings>

export const leaveMessageNode: NodeDefinition<LeaveMessageSettings> = {
  type: 'leave-message',
  version: 1,
  group: 'human',
  kind: 'human',
  icon: 'message-square-plus',
  settings,
  create: () => ({
    text: {
      'zh-CN': '现在没有客服在线。请留下您的问题，我们会尽快回复。',
      en: 'Nobody is here right now. Leave a message and we will get back to you.',
    },
    askContact: true,
    contactText: { 'zh-CN': '怎么联系您？请留手机号或邮箱。', en: 'How can we reach you? A phone number or an e-mail address, please.' },
    thanks: { 'zh-CN': '收到，工作时间会联系您。', en: 'Thank you. We will be in touch during working hours.' },
    ticketType: 'callback',
    variable: '',
    timeoutMinutes: 10,
  }),
  ports: () => [
    { id: 'left', fallsThrough: true },
    { id: 'timeout', failure: true },
    { id: 'failed', failure: true },
  ],
  uses: ({ text, askContact, contactText, thanks, variable }) => ({
    templates: [
      { field: 'text', text },
      ...(askContact ? [{ field: 'contactText', text: contactText }] : []),
      { field: 'thanks', text: thanks, optional: true },
    ],
    writes: variable === '' ? [] : [variable],
    waits: true,
    human: true,
  }),
  compile: compileLeaveMessage,
  words,
  examples,
}

import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { localText, minutes, reference, template } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileHandoff } from './run.ts'
import { words } from './words.ts'

const settings = z.strictObject({
  queueId: field(reference, { control: 'queue' }),
  message: field(localText, { control: 'localTemplate' }),
  reason: field(template, { control: 'template', group: 'more' }),
  priority: field(z.int().min(0).max(9).default(0), { control: 'number', group: 'more' }),
  maxWaitMinutes: field(minutes.default(10), { control: 'number', group: 'more' }),
})
export type HandoffSettings = z.infer<typeof settings>

export const handoffNode: NodeDefinition<HandoffSettings> = {
  type: 'handoff',
  version: 1,
  group: 'human',
  kind: 'human',
  icon: 'headset',
  settings,
  create: () => ({
    queueId: '',
    message: { 'zh-CN': '好的，正在为您转接人工客服，请稍等。', en: 'All right, I am connecting you with a person. One moment, please.' },
    reason: '',
    priority: 0,
    maxWaitMinutes: 10,
  }),
  ports: ({ maxWaitMinutes }) => [
    { id: 'resolved', fallsThrough: true },
    ...(maxWaitMinutes > 0 ? [{ id: 'timedOut', failure: true }] : []),
    { id: 'nobody', failure: true, immediate: true },
    { id: 'closed', failure: true, immediate: true },
    { id: 'left', failure: true, endsAs: 'left' },
  ],
  uses: ({ queueId, message, reason }) => ({
    templates: [
      { field: 'message', text: message },
      { field: 'reason', text: reason },
    ],
    queues: [queueId],
    waits: true,
    human: true,
  }),
  compile: compileHandoff,
  words,
  examples,
}

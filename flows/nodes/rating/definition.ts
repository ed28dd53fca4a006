import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { localText, minutes, reference } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileRating } from './run.ts'
import { words } from './words.ts'

const scales = ['stars', 'nps', 'thumbs'] as const

const settings = z.strictObject({
  /** stars: 1 to 5 (CSAT) · nps: 0 to 10, would you recommend us · thumbs: up 1, down 0. */
  scale: field(z.enum(scales).default('stars'), { control: 'select', options: scales }),
  text: field(localText, { control: 'localTemplate' }),
  askReason: field(z.boolean().default(false), { control: 'switch' }),
  reasonText: field(localText, { control: 'localTemplate', when: { field: 'askReason', is: [true] } }),
  thanks: field(localText, { control: 'localTemplate', group: 'more' }),
  variable: field(reference, { control: 'variable', group: 'more' }),
  timeoutMinutes: field(minutes.default(10), { control: 'number', group: 'more' }),
})
export type RatingSettings = z.infer<typeof settings>

export const ratingNode: NodeDefinition<RatingSettings> = {
  type: 'rating',
  version: 1,
  group: 'ask',
  kind: 'wait',
  icon: 'star',
  settings,
  create: () => ({
    scale: 'stars',
    text: { 'zh-CN': '请为本次服务打分（1–5 分）。', en: 'How would you rate this service, 1 to 5?' },
    askReason: false,
    reasonText: { 'zh-CN': '方便说说原因吗？', en: 'Would you tell us why?' },
    thanks: { 'zh-CN': '谢谢您的评价！', en: 'Thank you for rating!' },
    variable: '',
    timeoutMinutes: 10,
  }),
  ports: () => [
    { id: 'rated', fallsThrough: true },
    // Who does not rate is not in trouble.
    { id: 'timeout', failure: true, endsAs: 'resolved' },
  ],
  uses: ({ text, reasonText, thanks, variable }) => ({
    templates: [
      { field: 'text', text },
      { field: 'reasonText', text: reasonText },
      { field: 'thanks', text: thanks },
    ],
    writes: variable === '' ? [] : [variable],
    waits: true,
  }),
  compile: compileRating,
  words,
  examples,
}

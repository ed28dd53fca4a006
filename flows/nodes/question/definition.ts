import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { localText, minutes, reference } from '../shared/schemas.ts'
import { timeoutPort } from '../shared/timeout.ts'
import { examples } from './examples.ts'
import { answerTypes } from './read-answer.ts'
import { heardAhead } from './reader.ts'
import { compileQuestion } from './run.ts'
import { words } from './words.ts'

const kinds = [...answerTypes, 'time', 'name', 'entity', 'file'] as const

const cues = z.array(z.string().max(40)).max(20).default([])

const settings = z.strictObject({
  text: field(localText, { control: 'localTemplate' }),
  answer: field(z.enum(kinds).default('text'), { control: 'select', options: kinds }),
  pattern: field(z.string().max(500).default(''), { control: 'text', when: { field: 'answer', is: ['regex'] } }),
  entityId: field(reference, { control: 'entity', when: { field: 'answer', is: ['entity'] } }),
  variable: field(reference, { control: 'variable' }),
  /** What the customer said before the question came up is taken for the answer, and the question is not put. */
  ahead: field(z.boolean().default(false), { control: 'switch', when: { field: 'answer', is: heardAhead } }),
  /** Where given, only a value that stands right after one of `wordsBefore` or right before one of `wordsAfter` counts. */
  wordsBefore: field(cues, { control: 'tags', group: 'more', when: { field: 'ahead', is: [true] } }),
  wordsAfter: field(cues, { control: 'tags', group: 'more', when: { field: 'ahead', is: [true] } }),
  /** Say back what was understood and ask whether it is right. Without a text: the value and yes or no. */
  confirm: field(z.boolean().default(false), { control: 'switch' }),
  confirmText: field(localText, { control: 'localTemplate', when: { field: 'confirm', is: [true] } }),
  invalid: field(localText, { control: 'localTemplate', group: 'more' }),
  retries: field(z.int().min(0).max(10).default(2), { control: 'number', group: 'more' }),
  timeoutMinutes: field(minutes.default(0), { control: 'number', group: 'more' }),
})
export type QuestionSettings = z.infer<typeof settings>

export const questionNode: NodeDefinition<QuestionSettings> = {
  type: 'question',
  version: 1,
  group: 'ask',
  kind: 'wait',
  icon: 'circle-help',
  settings,
  create: () => ({
    text: { 'zh-CN': '请告诉我您的订单号。', en: 'What is your order number?' },
    answer: 'text',
    pattern: '',
    entityId: '',
    variable: '',
    ahead: true,
    wordsBefore: [],
    wordsAfter: [],
    confirm: false,
    confirmText: {},
    invalid: { 'zh-CN': '这个我没看懂，请再发一次。', en: 'I could not read that. Please send it again.' },
    retries: 2,
    timeoutMinutes: 0,
  }),
  ports: ({ timeoutMinutes }) => [{ id: 'next', fallsThrough: true }, { id: 'invalid', failure: true }, ...timeoutPort(timeoutMinutes)],
  uses: ({ text, invalid, variable, confirm, confirmText }) => ({
    templates: [
      { field: 'text', text },
      { field: 'invalid', text: invalid },
      ...(confirm ? [{ field: 'confirmText', text: confirmText, optional: true }] : []),
    ],
    writes: variable === '' ? [] : [variable],
    waits: true,
  }),
  compile: compileQuestion,
  words,
  examples,
}

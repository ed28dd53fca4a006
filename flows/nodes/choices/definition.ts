import { z } from 'zod'
import { localTextSchema } from '../../document/primitives.ts'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { idSchema, localText, minutes, reference } from '../shared/schemas.ts'
import { timeoutPort } from '../shared/timeout.ts'
import { examples } from './examples.ts'
import { compileChoices } from './run.ts'
import { words } from './words.ts'

const choice = z.strictObject({ id: idSchema, label: localTextSchema, synonyms: z.array(z.string().max(80)).max(30).default([]) })

const settings = z.strictObject({
  text: field(localText, { control: 'localTemplate' }),
  choices: field(z.array(choice).max(30).default([]), { control: 'choices' }),
  /** Several may be chosen; then there is one way out and the variable holds a list of labels. */
  multiple: field(z.boolean().default(false), { control: 'switch' }),
  min: field(z.int().min(1).max(30).default(1), { control: 'number', when: { field: 'multiple', is: [true] } }),
  max: field(z.int().min(1).max(30).default(30), { control: 'number', when: { field: 'multiple', is: [true] } }),
  variable: field(reference, { control: 'variable', group: 'more' }),
  notUnderstood: field(localText, { control: 'localTemplate', group: 'more' }),
  retries: field(z.int().min(0).max(10).default(1), { control: 'number', group: 'more' }),
  timeoutMinutes: field(minutes.default(0), { control: 'number', group: 'more' }),
})
export type ChoicesSettings = z.infer<typeof settings>

export const choicesNode: NodeDefinition<ChoicesSettings> = {
  type: 'choices',
  version: 1,
  group: 'ask',
  kind: 'wait',
  icon: 'list',
  settings,
  create: () => ({
    text: { 'zh-CN': '请选择：', en: 'Please choose:' },
    choices: [
      { id: 'a', label: { 'zh-CN': '查订单', en: 'Track an order' }, synonyms: [] },
      { id: 'b', label: { 'zh-CN': '退换货', en: 'Returns' }, synonyms: [] },
    ],
    multiple: false,
    min: 1,
    max: 30,
    variable: '',
    notUnderstood: { 'zh-CN': '请从下面的选项中选一个。', en: 'Please choose one of these.' },
    retries: 1,
    timeoutMinutes: 0,
  }),
  ports: ({ choices, multiple, timeoutMinutes }) => [
    ...(multiple ? [{ id: 'next', fallsThrough: true }] : choices.map((item) => ({ id: `choice:${item.id}`, label: item.label }))),
    { id: 'none', failure: true },
    ...timeoutPort(timeoutMinutes),
  ],
  uses: ({ text, notUnderstood, choices, variable }) => ({
    templates: [
      { field: 'text', text },
      { field: 'notUnderstood', text: notUnderstood },
      ...choices.map((item) => ({ field: `choices.${item.id}`, text: item.label })),
    ],
    writes: variable === '' ? [] : [variable],
    waits: true,
  }),
  compile: compileChoices,
  words,
  examples,
}

import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { idSchema, localText, minutes, reference } from '../shared/schemas.ts'
import { timeoutPort } from '../shared/timeout.ts'
import { examples } from './examples.ts'
import { compileForm } from './run.ts'
import { words } from './words.ts'

const kinds = ['text', 'longText', 'number', 'date', 'email', 'phone', 'choice'] as const
const item = z.strictObject({
  id: idSchema,
  label: field(localText, { control: 'localLabel' }),
  kind: field(z.enum(kinds).default('text'), { control: 'select', options: kinds }),
  options: field(z.array(z.string().max(80)).max(30).default([]), { control: 'tags', when: { field: 'kind', is: ['choice'] } }),
  variable: field(reference, { control: 'variable' }),
  required: field(z.boolean().default(true), { control: 'switch' }),
})

const settings = z.strictObject({
  text: field(localText, { control: 'localTemplate' }),
  fields: field(z.array(item).max(20).default([]), { control: 'rows' }),
  submit: field(localText, { control: 'localLabel', group: 'more' }),
  invalid: field(localText, { control: 'localTemplate', group: 'more' }),
  retries: field(z.int().min(0).max(10).default(2), { control: 'number', group: 'more' }),
  timeoutMinutes: field(minutes.default(0), { control: 'number', group: 'more' }),
})
export type FormSettings = z.infer<typeof settings>

export const formNode: NodeDefinition<FormSettings> = {
  type: 'form',
  version: 1,
  group: 'ask',
  kind: 'wait',
  icon: 'clipboard-list',
  settings,
  create: () => ({
    text: { 'zh-CN': '请填写以下信息：', en: 'Please fill this in:' },
    fields: [
      { id: 'name', label: { 'zh-CN': '姓名', en: 'Name' }, kind: 'text', options: [], variable: '', required: true },
      { id: 'phone', label: { 'zh-CN': '电话', en: 'Phone' }, kind: 'phone', options: [], variable: '', required: true },
    ],
    submit: { 'zh-CN': '提交', en: 'Send' },
    invalid: { 'zh-CN': '这几项没填对，请再看一下：', en: 'Please check these:' },
    retries: 2,
    timeoutMinutes: 0,
  }),
  ports: ({ timeoutMinutes }) => [{ id: 'next', fallsThrough: true }, { id: 'invalid', failure: true }, ...timeoutPort(timeoutMinutes)],
  uses: ({ text, fields, submit, invalid }) => ({
    templates: [
      { field: 'text', text, optional: true },
      ...fields.map(({ label }, index) => ({ field: `fields.${index}`, text: label })),
      { field: 'submit', text: submit, optional: true },
      { field: 'invalid', text: invalid },
    ],
    writes: fields.map(({ variable }) => variable).filter((variable) => variable !== ''),
    waits: true,
  }),
  compile: compileForm,
  words,
  examples,
}

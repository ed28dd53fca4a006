import type { JsonObject } from '../../engine/types.ts'
import type { NodeExample } from '../definition.ts'

const settings: JsonObject = {
  text: { 'zh-CN': '请登记：' },
  fields: [
    { id: 'name', label: { 'zh-CN': '姓名' }, variable: 'name' },
    { id: 'phone', label: { 'zh-CN': '电话' }, kind: 'phone', variable: 'phone' },
    { id: 'slot', label: { 'zh-CN': '时段' }, kind: 'choice', options: ['上午', '下午'], variable: 'slot', required: false },
  ],
  invalid: { 'zh-CN': '请检查：' },
  retries: 1,
}
const variables: NodeExample['variables'] = [
  { id: 'name', type: 'text' },
  { id: 'phone', type: 'text' },
  { id: 'slot', type: 'text' },
]
const form = {
  kind: 'form' as const,
  submit: '提交',
  fields: [
    { id: 'name', label: '姓名', kind: 'text' as const, required: true },
    { id: 'phone', label: '电话', kind: 'phone' as const, required: true },
    { id: 'slot', label: '时段', kind: 'choice' as const, required: false, options: ['上午', '下午'] },
  ],
}
const filled = (phone: string, slot: string) => ({
  kind: 'message' as const,
  text: `姓名：王芳\n电话：${phone}\n时段：${slot}`,
  values: { name: '王芳', phone, slot },
})
const said = (text: string) => ({ kind: 'message' as const, text })

export const examples: NodeExample[] = [
  {
    name: 'all at once, or one after the other where there are no forms',
    settings,
    variables,
    events: [filled('13800000000', '下午')],
    without: { forms: [said('王芳'), said('13800000000'), said('2')] },
    expect: [{ kind: 'say', text: '请登记：', content: form }],
    port: 'next',
    variablesAfter: { name: '王芳', phone: '13800000000', slot: '下午' },
  },
  {
    name: 'says which fields are wrong; an optional one may stay empty',
    settings,
    variables,
    events: [filled('没有', '上午'), filled('13800000000', '')],
    without: { forms: [said('王芳'), said('没有'), said('13800000000'), said('跳过')] },
    expect: [
      { kind: 'say', text: '请登记：', content: form },
      { kind: 'say', text: '请检查： 电话', content: form },
    ],
    port: 'next',
    variablesAfter: { name: '王芳', phone: '13800000000', slot: null },
  },
  {
    name: 'the customer types instead of filling in',
    settings,
    variables,
    events: [said('王芳'), said('13800000000'), { kind: 'message', text: '上午', choiceId: 'o0' }],
    expect: [
      { kind: 'say', text: '请登记：', content: form },
      { kind: 'say', text: '电话' },
      {
        kind: 'say',
        text: '时段 （选填，可回“跳过”）',
        choices: [
          { id: 'o0', label: '上午' },
          { id: 'o1', label: '下午' },
        ],
      },
    ],
    port: 'next',
    variablesAfter: { name: '王芳', slot: '上午' },
  },
]

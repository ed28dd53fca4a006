import type { NodeExample } from '../definition.ts'

export const examples: NodeExample[] = [
  {
    name: 'fills in a variable',
    settings: { text: { 'zh-CN': '订单 {{ order }} 已发货。' } },
    variables: [{ id: 'order', type: 'text', initial: 'A12345' }],
    expect: [{ kind: 'say', text: '订单 A12345 已发货。' }],
    port: 'next',
  },
  {
    name: 'says nothing where a value is missing',
    settings: { text: { 'zh-CN': '您好{{ order }}！' } },
    variables: [{ id: 'order', type: 'text' }],
    expect: [{ kind: 'say', text: '您好！' }],
    port: 'next',
  },
]

import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '条件分支',
    about: '按条件走不同的路；从上往下，第一个成立的生效。',
    help: '条件可以看变量、客户资料、信号和营业时间。例：订单金额大于 500 走“大额”，其余走“否则”。',
    fields: { branches: { label: '分支' } },
    ports: { else: '否则' },
  },
  en: {
    name: 'Branch',
    about: 'Goes different ways by conditions; the first that holds, from the top, wins.',
    help: 'Conditions may look at variables, the customer, signals and opening hours. Example: an order above 500 goes to “Large”, everything else to “Otherwise”.',
    fields: { branches: { label: 'Branches' } },
    ports: { else: 'Otherwise' },
  },
}

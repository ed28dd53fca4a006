import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '重复',
    about: '对列表里的每一项，或直到满足条件，反复运行一个流程。',
    help: '例：客户有三个订单，对每个订单运行“查物流”流程，再把结果收进一个列表。次数到上限还没完就走“到上限”。',
    fields: {
      flowId: { label: '每次运行的流程' },
      mode: { label: '重复到' },
      'mode.list': { label: '列表里的每一项都做过' },
      'mode.until': { label: '满足条件' },
      list: { label: '列表' },
      until: { label: '条件', help: '至少运行一次，每次之后检查。' },
      itemInput: { label: '把这一项交给输入' },
      numberInput: { label: '把第几次交给输入' },
      output: { label: '收集哪个输出' },
      collect: { label: '收集到变量' },
      limit: { label: '最多几次' },
    },
    ports: { done: '做完了', limit: '到上限' },
  },
  en: {
    name: 'Repeat',
    about: 'Runs a flow for each item of a list, or until a condition holds.',
    help: 'Example: a customer has three orders; run “Track” for each and collect the results in a list. When the limit comes first it leaves by “Limit reached”.',
    fields: {
      flowId: { label: 'Flow to run each time' },
      mode: { label: 'Repeat' },
      'mode.list': { label: 'For each item of a list' },
      'mode.until': { label: 'Until a condition holds' },
      list: { label: 'List' },
      until: { label: 'Condition', help: 'Runs at least once and checks after each time.' },
      itemInput: { label: 'Give the item to input' },
      numberInput: { label: 'Give the number of the round to input' },
      output: { label: 'Collect output' },
      collect: { label: 'Collect in variable' },
      limit: { label: 'At most' },
    },
    ports: { done: 'Done', limit: 'Limit reached' },
  },
}

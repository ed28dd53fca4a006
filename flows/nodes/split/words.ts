import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '分流',
    about: '按比例把客户分到不同的路，用来做 A/B 测试。',
    help: '比例是相对的：50 和 50 各一半，90 和 10 是九比一。打开“固定”后同一客户总走同一条路。',
    fields: {
      parts: { label: '分组' },
      'parts.name': { label: '名称' },
      'parts.weight': { label: '比例' },
      sticky: { label: '同一客户固定走同一条路' },
      variable: { label: '把分组名存到变量' },
    },
    ports: {},
  },
  en: {
    name: 'Split',
    about: 'Sends customers different ways by share, for an A/B test.',
    help: 'Shares are relative: 50 and 50 is half and half, 90 and 10 is nine to one. When it is sticky, the same customer always goes the same way.',
    fields: {
      parts: { label: 'Groups' },
      'parts.name': { label: 'Name' },
      'parts.weight': { label: 'Share' },
      sticky: { label: 'The same customer always goes the same way' },
      variable: { label: 'Keep the name of the group in variable' },
    },
    ports: {},
  },
}
